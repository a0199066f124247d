package dev.flow.maestro.session.adapter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.InMemoryRepositories;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.InMemoryTemplateRepository;
import dev.flow.maestro.session.application.port.InMemoryWatchJournals;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RetentionSettingsSource;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.application.port.WarningListener;
import dev.flow.maestro.session.application.port.WatchJournals;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.SessionBuilder;
import dev.flow.maestro.session.testkit.SettableInstantSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The program at a console that a test can look at: a store in memory, a clock that stands still,
 * ids in sequence, the branch main. Standard input must not be read unless a test gives some.
 */
final class Cli {

  static final Instant START = Instant.parse("2026-01-07T13:02:57.119275Z");
  static final Path FOLDER = Path.of("/home/dev/project/docs");

  /** For runs that nobody measures. */
  static final Supplier<RunMetrics> NO_METRICS =
      () -> {
        throw new AssertionError("nobody asked for metrics");
      };

  final InMemorySessionRepository repository = new InMemorySessionRepository();
  final InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
  final SettableInstantSource clock = new SettableInstantSource(START);
  final Map<String, String> environment = new HashMap<>();

  /** The roots with which the store was opened. */
  final List<Path> opened = new ArrayList<>();

  private Repositories repositories = noRepositories();
  private RetentionSettingsSource retention = RetentionSettingsSource.none();
  private Supplier<RunMetrics> metrics = NO_METRICS;
  private boolean onTerminal;
  private SessionRepository store = repository;
  private TemplateRepository keptTemplates = templates;
  private InputStream in = new BrokenInput();
  private Optional<String> gitProblem = Optional.empty();
  private int lastId;
  private final WatchJournals journals = new InMemoryWatchJournals(() -> id(++lastId));

  /** The id of the session number {@code number} of a test, from 1; it begins with two digits. */
  static SessionId id(int number) {
    String digits = (number < 10 ? "0" : "") + number;
    return SessionId.parse(digits + "000000-0000-4000-8000-000000000000").orElseThrow();
  }

  /** Runs a command line in {@link #FOLDER}. */
  CliRun run(String... words) {
    return runIn(FOLDER, words);
  }

  CliRun runIn(Path folder, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitCode exit = run(console(out, err, folder), words);
    Promises.requireHarmlessHints(err.toString(UTF_8));
    return new CliRun(exit.number(), out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A console in {@link #FOLDER} that prints to these. */
  Console console(OutputStream out, OutputStream err) {
    return console(out, err, FOLDER);
  }

  private Console console(OutputStream out, OutputStream err, Path folder) {
    return new Console(
        in,
        new PrintStream(out, false, UTF_8),
        new PrintStream(err, false, UTF_8),
        environment,
        folder,
        onTerminal,
        onTerminal,
        onTerminal,
        clock);
  }

  /** Lets a person read both streams, and write the third. */
  Cli onTerminal() {
    onTerminal = true;
    return this;
  }

  /** Runs a command line at a console that a test has made. */
  ExitCode run(Console console, String... words) {
    ExitCode exit =
        new CommandLine(this::open, () -> repositories, "1.2.3", metrics)
            .run(List.of(words), console);
    // A store that a test makes fail does so as no store would.
    if (!(store instanceof FailingRepository)) {
      Promises.requireDeclared(exit, words);
    }
    return exit;
  }

  /** Puts sessions into the store. */
  Cli with(SessionBuilder... sessions) {
    for (SessionBuilder session : sessions) {
      repository.create(session.revision());
    }
    return this;
  }

  /** Works over another store, which a test has prepared to fail. */
  Cli over(SessionRepository other) {
    store = other;
    return this;
  }

  Cli withTemplates(TemplateRepository other) {
    keptTemplates = other;
    return this;
  }

  Cli reading(String text) {
    return reading(text.getBytes(UTF_8));
  }

  Cli reading(byte[] bytes) {
    in = new ByteArrayInputStream(bytes);
    return this;
  }

  /** Works over these, where several repositories are asked for. */
  Cli withRepositories(RootRegistry registry, RepositoryAccess access) {
    repositories = new Repositories(registry, access, clock);
    return this;
  }

  static Repositories noRepositories() {
    return new Repositories(
        RootRegistry.none("there are none"),
        new InMemoryRepositories(Map.of()),
        new SettableInstantSource(START));
  }

  /** Measures a run with these, where that is asked for; else nobody may ask. */
  Cli measuring(Supplier<RunMetrics> other) {
    metrics = other;
    return this;
  }

  /** Sets what is to be kept. */
  Cli keeping(RetentionSettingsSource settings) {
    retention = settings;
    return this;
  }

  Cli withDamagedGit(String problem) {
    gitProblem = Optional.of(problem);
    return this;
  }

  /** The next session gets this id, whether or not it is taken. */
  Cli nextId(int number) {
    lastId = number - 1;
    return this;
  }

  /** All that the store holds, to be compared. */
  Map<SessionId, List<SessionEvent>> content() {
    Map<SessionId, List<SessionEvent>> content = new HashMap<>();
    repository
        .query(SessionQuery.all())
        .sessions()
        .forEach(session -> content.put(session.id(), repository.history(session.id())));
    return content;
  }

  private SessionManager open(Path root, WarningListener warnings) {
    opened.add(root);
    GitContext main = new GitContext("main", "a1".repeat(20), "/work", false, Optional.empty());
    return new SessionManager(
        SessionPorts.of(store, () -> new Detection(main, gitProblem), () -> id(++lastId), clock)
            .withWarnings(warnings)
            .withTemplates(keptTemplates)
            .withRetention(retention)
            .withWatchJournals(journals));
  }
}
