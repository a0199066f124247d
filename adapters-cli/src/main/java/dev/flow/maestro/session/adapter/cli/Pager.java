package dev.flow.maestro.session.adapter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Shows text that is longer than the terminal with the program that a person reads such text with:
 * {@code MAESTRO_PAGER}, else {@code PAGER}, else {@code less}. Everything else is printed.
 */
final class Pager {

  /** What the shell says of a program that it cannot run, or find. */
  private static final int NOT_RUN = 126;

  private final PrintStream out;
  private final int lines;
  private final Optional<String> command;

  private Pager(PrintStream out, int lines, Optional<String> command) {
    this.out = out;
    this.lines = lines;
    this.command = command;
  }

  /** For standard output; pages only on a terminal of which {@code LINES} tells the height. */
  static Pager of(Console console, boolean wanted) {
    Map<String, String> environment = console.environment();
    int lines = lines(environment.getOrDefault("LINES", ""));
    boolean pages =
        wanted
            && console.outIsTerminal()
            && console.inIsTerminal()
            && lines > 0
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Pager(console.out(), lines, pages ? command(environment) : Optional.empty());
  }

  private static int lines(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Optional<String> command(Map<String, String> environment) {
    String command =
        environment.getOrDefault("MAESTRO_PAGER", environment.getOrDefault("PAGER", "less"));
    return command.isBlank() || command.equals("cat") ? Optional.empty() : Optional.of(command);
  }

  /** Shows the text; returns when the person has read it. */
  void print(String text) {
    if (command.isEmpty() || text.lines().count() < lines || !paged(command.get(), text)) {
      out.print(text);
    }
  }

  private boolean paged(String shellCommand, String text) {
    out.flush();
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", shellCommand)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    // Colours, and no clearing of the screen; as git starts it.
    builder.environment().putIfAbsent("LESS", "FRX");
    try {
      Process pager = builder.start();
      // Interrupt is for the pager: this process waits for it even then.
      Thread patience = new Thread(() -> pager.onExit().join());
      Runtime.getRuntime().addShutdownHook(patience);
      try (OutputStream page = pager.getOutputStream()) {
        page.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The person has read enough.
        return pager.onExit().join().exitValue() < NOT_RUN;
      }
      return pager.onExit().join().exitValue() < NOT_RUN;
    } catch (IOException e) {
      return false;
    }
  }
}
