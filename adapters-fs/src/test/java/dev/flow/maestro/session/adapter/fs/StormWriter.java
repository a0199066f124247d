package dev.flow.maestro.session.adapter.fs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return new StormWriter(ChildJvm.command(program, arguments), errors);
  }

  /** Waits until it has told of so many steps. */
  void awaitSome(int steps) throws IOException {
    for (int step = 0; step < steps; step++) {
      said.add(next());
    }
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
    for (Optional<Told> told = Told.next(out); told.isPresent(); told = Told.next(out)) {
      said.add(told.get());
    }
    return List.copyOf(said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Told next() throws IOException {
    Optional<Told> told = Told.next(out);
    if (told.isEmpty()) {
      throw new AssertionError("the writer ended by itself: " + Files.readString(errors));
    }
    return told.get();
  }
}
