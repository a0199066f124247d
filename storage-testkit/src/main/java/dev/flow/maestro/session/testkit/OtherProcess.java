package dev.flow.maestro.session.testkit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A second JVM that has opened the store: the other end of {@link StoreProcess}. */
final class OtherProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter commands;

  private OtherProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader();
    this.commands = process.outputWriter();
  }

  /** Starts a process; it opens the store before its first answer. */
  static OtherProcess start(StoreLocation location) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // It lives for a second or two.
            "-XX:TieredStopAtLevel=1",
            "-D" + ProofSize.LONG_PROPERTY + "=" + Boolean.getBoolean(ProofSize.LONG_PROPERTY),
            "-cp",
            System.getProperty("java.class.path"),
            StoreProcess.class.getName(),
            location.opener().getName(),
            location.location());
    return new OtherProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Tells the process what to do, without waiting for it. */
  void tell(String command) throws IOException {
    commands.write(command);
    commands.newLine();
    commands.flush();
  }

  /** Waits for an answer; a process that hangs or has ended fails the test. */
  String answer() throws Exception {
    return Race.inAnotherThread(
        () ->
            Optional.ofNullable(answers.readLine())
                .orElseThrow(() -> new AssertionError("the other process ended")));
  }

  String ask(String command) throws Exception {
    tell(command);
    return answer();
  }

  /** Kills the process, and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
