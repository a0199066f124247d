package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.adapter.cli.CommandLine;
import dev.flow.maestro.session.adapter.cli.Console;
import dev.flow.maestro.session.adapter.cli.ExitCode;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.WarningListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program. Wires by hand: Guice would cost a one-shot command more than all the rest. */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    Console console =
        new Console(
            System.in,
            System.out,
            System.err,
            System.getenv(),
            Path.of("").toAbsolutePath(),
            Terminals.isTerminal(0),
            Terminals.isTerminal(1),
            Terminals.isTerminal(2));
    ExitCode code = run(List.of(arguments), console);
    System.out.flush();
    System.err.flush();
    System.exit(code.number());
  }

  static ExitCode run(List<String> words, Console console) {
    return new CommandLine(
            (root, warnings) -> open(root, warnings, console.environment()), version())
        .run(words, console);
  }

  private static SessionManager open(
      Path root, WarningListener warnings, Map<String, String> environment) {
    Settings settings = Settings.fromEnvironment(root, environment);
    return new SessionManager(Adapters.ports(settings).withWarnings(warnings));
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
