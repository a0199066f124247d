package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.adapter.cli.CommandLine;
import dev.flow.maestro.session.adapter.cli.Console;
import dev.flow.maestro.session.adapter.cli.ExitCode;
import dev.flow.maestro.session.adapter.cli.RunMetrics;
import dev.flow.maestro.session.adapter.cli.SessionManagerFactory;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.WarningListener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The program. Wires by hand: Guice would cost a one-shot command more than all the rest. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process with its code. At once: there is nothing to be done at
   * the end, and since JDK 21 an orderly exit first looks through the whole class path for a
   * logger.
   */
  public static void main(String[] arguments) {
    ExitCode code = run(List.of(arguments), console());
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(code.number());
  }

  /** What this process was started with. */
  static Console console() {
    return new Console(
        System.in,
        System.out,
        System.err,
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Terminals.isTerminal(0),
        Terminals.isTerminal(1),
        Terminals.isTerminal(2),
        Terminals.isPipe(1),
        InstantSource.system());
  }

  static ExitCode run(List<String> words, Console console) {
    Map<String, String> environment = console.environment();
    return new CommandLine(
            new Stores(environment),
            // No root is needed to know of all.
            () -> Adapters.repositories(Settings.fromEnvironment(Path.of(""), environment)),
            version(),
            new Metrics(environment))
        .run(words, console);
  }

  private record Stores(Map<String, String> environment) implements SessionManagerFactory {

    @Override
    public SessionManager open(Path root, WarningListener warnings) {
      return open(Settings.fromEnvironment(root, environment), warnings);
    }

    @Override
    public SessionManager openForNow(Path root, WarningListener warnings) {
      return open(Settings.fromEnvironment(root, environment).notRemembered(), warnings);
    }

    @Override
    public SessionManagerFactory of(String store) {
      return new Stores(Settings.withStore(environment, store));
    }

    private static SessionManager open(Settings settings, WarningListener warnings) {
      return new SessionManager(Adapters.ports(settings).withWarnings(warnings));
    }
  }

  /** Loads nothing that measures until it is asked. */
  private record Metrics(Map<String, String> environment) implements Supplier<RunMetrics> {

    @Override
    public RunMetrics get() {
      return new MeasuredRun(environment);
    }
  }

  private static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
