package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.StoreWorker.Told;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that changes a store until it is killed, or for a number of changes; see there. */
final class StormWriter implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;
  private final Path errors;
  private final List<Told> said = new ArrayList<>();

  private StormWriter(ProcessBuilder command, Path errors) throws IOException {
    this.process = command.redirectError(errors.toFile()).start();
    this.out = process.inputReader();
    this.errors = errors;
  }

  /**
   * Starts one.
   *
   * @param program {@link StoreWorker}, or one that understands the same
   * @param errors where it complains
   */
  static StormWriter start(Class<?> program, Path errors, String... arguments) throws IOException {
    return new StormWriter(StoreWorker.command(program, arguments), errors);
  }

  /** Waits until it is at work. */
  void awaitFirst() throws IOException {
    said.add(next());
  }

  /** Waits until it has acknowledged so many changes. */
  void awaitDone(int changes) throws IOException {
    for (int done = 0; done < changes; ) {
      Told told = next();
      said.add(told);
      done += told.step().equals("done") ? 1 : 0;
    }
  }

  /** Fails where it did not come to the point at which somebody wants to end it. */
  void requireAlive() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("the writer ended by itself: " + Files.readString(errors));
    }
  }

  /**
   * Kills it.
   *
   * @return all that it said
   */
  List<Told> kill() throws IOException, InterruptedException {
    // By its handle: the process itself would close what it still has to say.
    process.toHandle().destroyForcibly();
    process.waitFor();
    StringBuilder text = new StringBuilder();
    for (int c = out.read(); c >= 0; c = out.read()) {
      text.append((char) c);
    }
    // A kill in the middle of a line: it was not said.
    text.substring(0, text.lastIndexOf("\n") + 1).lines().map(Told::parse).forEach(said::add);
    return List.copyOf(said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Told next() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new AssertionError("the writer ended by itself: " + Files.readString(errors));
    }
    return Told.parse(line);
  }
}
