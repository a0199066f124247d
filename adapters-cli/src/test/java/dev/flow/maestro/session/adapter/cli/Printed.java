package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.InMemoryRepositories;
import dev.flow.maestro.session.application.port.InMemoryRootRegistry;
import dev.flow.maestro.session.domain.SessionStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What each command prints for programs, over a store with a bit of everything. */
final class Printed {

  private static final Path SHOP = Path.of("/shop");

  private final Path folder;
  private final Cli cli = new Cli();
  private final List<Answer> answers = new ArrayList<>();

  /**
   * What a command printed.
   *
   * @param shape what the documents are, where it is not what is named for the command
   * @param list whether they are lists of that
   */
  record Answer(Optional<String> shape, boolean list, List<String> documents) {}

  Printed(Path folder) {
    this.folder = folder;
    InMemoryRootRegistry registry = new InMemoryRootRegistry();
    registry.add(SHOP);
    cli.withRepositories(registry, new InMemoryRepositories(Map.of(SHOP, cli.repository)));
    cli.with(
        aSession().withId(Cli.id(1)).withStatus(SessionStatus.PLANNING).asking("Add login"),
        aSession().withId(Cli.id(2)).withStatus(SessionStatus.COMPLETED).completedAt(Cli.START),
        aSession().withId(Cli.id(3)).withStatus(SessionStatus.PAUSED));
    cli.nextId(4);
    cli.clock.advance(Duration.ofDays(1));
    run("template add bugfix --feature-request Fix --max-iterations 5");
  }

  /** Answers of a command; at least one for each shape that it can have. */
  List<Answer> by(String command) {
    switch (command) {
      case "create" -> {
        session("create --feature-request x");
        whole("create --template bugfix --dry-run");
      }
      case "get" -> {
        session("get 02");
        lines("get 01 02");
      }
      case "list" -> sessions("list");
      case "search" -> sessions("search login");
      case "stats" -> {
        whole("stats", "median_seconds");
        whole("stats --all-repos");
      }
      case "transition" -> session("transition 01 --status generating_tasks");
      case "transitions" -> {
        whole("transitions");
        whole("transitions 01", "refused");
      }
      case "pause" -> session("pause 01");
      case "resume" -> session("resume 03");
      case "undo" -> {
        run("pause 01 --reason lunch");
        session("undo 01");
      }
      case "update" -> session("update 01 --set prd_reference.version=2");
      case "history" -> {
        run("pause 01 --reason lunch --idempotency-key k");
        whole("history 01");
        whole("history 01 --times");
        answer("history 01 --output jsonl", Optional.of("event"), false);
      }
      case "watch" -> {
        lines("watch --since beginning --timeout 0s --announce");
        run("delete 02");
        lines("watch --since beginning --timeout 0s");
      }
      case "wait" -> {
        whole("wait 02 --for terminal");
        answer("wait 02 --for terminal --fields id,phase", "fields", false);
      }
      case "delete" -> lines("delete 01 02");
      case "trash list" -> {
        run("delete 02");
        whole("trash list", "feature_request");
      }
      case "trash restore" -> {
        run("delete 02");
        whole("trash restore 02");
      }
      case "trash empty" -> {
        run("delete 02");
        whole("trash empty", "entry");
      }
      case "hold" -> lines("hold 01 02");
      case "release" -> {
        run("hold 01");
        whole("release 01");
      }
      case "cleanup" -> {
        run("create --feature-request x");
        run("transition 04 --status failed");
        run("hold 04");
        whole("cleanup --older-than 0s --dry-run", "finished_at");
        whole("cleanup --older-than 0s --yes", "deleted_at");
      }
      case "sweep" -> {
        whole("sweep --dry-run");
        whole("sweep", "elapsed_seconds");
      }
      default -> others(command);
    }
    return answers;
  }

  private void others(String command) {
    switch (command) {
      case "template add" -> whole("template add other --feature-request {x}");
      case "template list" -> whole("template list");
      case "template show" -> whole("template show bugfix");
      case "template remove" -> whole("template remove bugfix");
      case "export" -> whole("export --to all.zip");
      case "import" -> {
        run("export --to all.zip");
        whole("import all.zip --on-conflict fork --dry-run");
        whole("import all.zip --on-conflict skip", "outcome");
      }
      case "repos list" -> whole("repos list");
      case "repos add" -> whole("repos add");
      case "repos remove" -> whole("repos remove " + SHOP);
      case "repos prune" -> {
        run("repos add");
        whole("repos prune");
      }
      case "doctor" -> whole("doctor");
      default ->
          throw new AssertionError(
              "no run of " + command + " here, whose output could be compared with its shape");
    }
  }

  /** A session, and the same with only some members. */
  private void session(String words) {
    String[] rehearsed = {words};
    if (!words.startsWith("get")) {
      rehearsed[0] = words + " --dry-run";
    }
    answer(rehearsed[0] + " --fields id,phase,configuration.auto_checkpoint", "fields", false);
    whole(words);
  }

  /** A list of sessions in all the forms that there are. */
  private void sessions(String words) {
    whole(words);
    whole(words + " --all-repos");
    answer(words + " --output jsonl", "session", false);
    answer(words + " --fields id,completed_at", "fields", true);
    answer(words + " --fields id,phase --all-repos", "fields", true);
    answer(words + " --fields id,phase --output jsonl", "fields", false);
  }

  private void whole(String words) {
    answers.add(new Answer(Optional.empty(), false, List.of(run(words))));
  }

  /** The same, where it would be easy to compare nothing with its shape. */
  private void whole(String words, String told) {
    whole(words);
    assertThat(answers.get(answers.size() - 1).documents().get(0)).contains("\"" + told + "\"");
  }

  private void lines(String words) {
    answer(words, Optional.empty(), false);
  }

  private void answer(String words, String shape, boolean list) {
    answer(words, Optional.of(shape), list);
  }

  private void answer(String words, Optional<String> shape, boolean list) {
    answers.add(new Answer(shape, list, run(words).lines().toList()));
  }

  private String run(String words) {
    Stream<String> all = Stream.of(words.split(" ", -1));
    Stream<String> form = words.contains("--output") ? Stream.of() : Stream.of("--output", "json");
    CliRun run = cli.runIn(folder, Stream.concat(all, form).toArray(String[]::new));
    assertThat(run.exit()).as(words + ": " + run.err()).isZero();
    return run.out();
  }
}
