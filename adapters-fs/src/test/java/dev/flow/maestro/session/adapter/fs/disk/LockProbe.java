package dev.flow.maestro.session.adapter.fs.disk;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A second JVM that says, as often as it is asked, whether it could lock a file. */
final class LockProbe implements AutoCloseable {

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  LockProbe() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LockProbe.class.getName());
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Whether the other process could lock the file now. Takes no notice of interrupts. */
  boolean canLock(Path file) {
    boolean interrupted = Thread.interrupted();
    try {
      questions.write(file + "\n");
      questions.flush();
      String answer = String.valueOf(answers.readLine());
      return switch (answer) {
        case "free" -> true;
        case "busy" -> false;
        default -> throw new AssertionError("the other process said: " + answer);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** The other process: reads the names of files, one a line. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader files =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String file = files.readLine(); file != null; file = files.readLine()) {
      try (FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        System.out.println(lock == null ? "busy" : "free");
        System.out.flush();
      }
    }
  }
}
