package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of the tests in processes of their own. */
final class ChildJvm {

  private ChildJvm() {}

  /** A process that runs this class; what it prints as an error is printed here. */
  static Process start(Class<?> program, String... arguments) throws IOException {
    return command(program, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** How a process that runs this class is started. */
  static ProcessBuilder command(Class<?> program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It starts in half the time, and lives for a second or two.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
