package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.adapter.cli.Console;
import dev.flow.maestro.session.adapter.cli.ExitCode;
import dev.flow.maestro.session.adapter.fs.Durability;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs what people run most, one after another in one process, so that the JVM learns which classes
 * a command needs and keeps them in an archive. A training run in the sense of <a
 * href="https://openjdk.org/jeps/483">JEP 483</a>; the script {@code lib/make-class-archive} starts
 * it.
 */
final class TrainingRun {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** So many that queries make an index, and use it. */
  private static final int SESSIONS = 80;

  /** What is younger goes into no index. */
  private static final Duration SETTLED = Duration.ofMillis(2100);

  /** Of a session ID, each on a pipe and on a terminal. */
  private static final List<String> THEN =
      List.of(
          "get ID",
          "get ID --output pretty",
          "list",
          "list --output jsonl",
          "list --fields id,status",
          "list --status planning --branch main --created-after 2026-01-01",
          "search request",
          "transition ID --status planning",
          "update ID --set prd_reference.filename=prd.md --add statistics.total_tasks=2",
          "pause ID --reason lunch",
          "resume ID",
          "pause ID --dry-run --idempotency-key key",
          "undo ID",
          "transitions ID",
          "history ID",
          "stats",
          "sweep --dry-run",
          "cleanup --dry-run",
          "doctor",
          "transition ID --status planning",
          "transition ID",
          "get 00000000-0000-4000-8000-000000000000",
          "delete ID",
          "trash list",
          "trash restore ID",
          "__complete session",
          "help get",
          "--help",
          "--version");

  private final Path root;
  private final Map<String, String> usual;

  /** For what must be there and is of no account: without waiting for the disk. */
  private final Map<String, String> quick;

  private TrainingRun(Path folder) {
    this.root = folder.resolve("repository");
    String repositories = folder.resolve("repositories").toString();
    this.usual = Map.of(Settings.REPOSITORIES_VARIABLE, repositories);
    this.quick =
        Map.of(
            Settings.REPOSITORIES_VARIABLE,
            repositories,
            Settings.DURABILITY_VARIABLE,
            Durability.PROCESS.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Runs the commands in a repository that it makes in the folder that is named.
   *
   * @throws IllegalStateException if one of them meets a bug
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new TrainingRun(Path.of(arguments[0]).toAbsolutePath()).run();
  }

  private void run() throws IOException, InterruptedException {
    // Each process looks at what it was started with; here that must not change what is run.
    Main.console();
    makeRepository();
    run("create --feature-request - --max-iterations 5", usual, false);
    for (int i = 1; i < SESSIONS; i++) {
      run("create --feature-request request", quick, false);
    }
    Thread.sleep(SETTLED.toMillis());
    String id = anId();
    for (String command : THEN) {
      run(command.replace("ID", id), usual, false);
      run(command.replace("ID", id), usual, true);
    }
  }

  private String anId() throws IOException {
    try (Stream<Path> sessions = Files.list(root.resolve(".flow/maestro/sessions"))) {
      return sessions.map(Path::getFileName).map(Path::toString).sorted().findFirst().orElseThrow();
    }
  }

  private void run(String command, Map<String, String> environment, boolean onTerminal) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream("another request\n".getBytes(StandardCharsets.UTF_8)),
            out,
            out,
            environment,
            root,
            onTerminal,
            onTerminal,
            onTerminal,
            InstantSource.system());
    if (Main.run(List.of(command.split(" ", -1)), console) == ExitCode.BUG) {
      throw new IllegalStateException(told.toString(StandardCharsets.UTF_8));
    }
  }

  /** As git leaves it after the first commit, as far as it is looked at. */
  private void makeRepository() throws IOException {
    Path git = root.resolve(".git");
    Files.createDirectories(git.resolve("objects"));
    Files.createDirectories(git.resolve("refs/heads"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(
        git.resolve("config"),
        "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n");
    Files.writeString(git.resolve("refs/heads/main"), COMMIT + "\n");
  }
}
