package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --dry-run}, {@code --idempotency-key}, and the commands undo and transitions. */
class ChangeFlagsTest {

  private final Cli cli = new Cli();

  @BeforeEach
  void createOne() {
    cli.run("create", "--feature-request", "Add search");
    cli.run("transition", "01", "--status", "planning");
  }

  private CliRun run(String words) {
    return cli.run(words.split(" ", -1));
  }

  @Nested
  class ADryRun {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "create --feature-request x",
          "transition 01 --status failed",
          "pause 01",
          "undo 01",
          "update 01 --phase implement",
          "delete 01",
          "delete 01 --permanent",
          "hold 01",
          "release 01",
          "template add a --feature-request x",
          "cleanup --older-than 0s",
          "sweep",
          "trash empty"
        })
    void tellsWhatWouldBeAndChangesNothing(String command) {
      Map<SessionId, List<SessionEvent>> before = cli.content();

      CliRun run = run(command + " --dry-run");

      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(run.out()).isNotEmpty();
      assertThat(cli.content()).isEqualTo(before);
      assertThat(cli.repository.trash().held()).isEmpty();
      assertThat(cli.templates.list().templates()).isEmpty();
    }

    @Test
    void refusesWhatWouldBeRefused() {
      assertThat(run("transition 01 --status completed --dry-run").exit()).isEqualTo(4);
      assertThat(run("pause 01 --expect-revision 7 --dry-run").exit()).isEqualTo(5);
      assertThat(run("delete ff --dry-run").exit()).isEqualTo(3);
      assertThat(run("trash restore 01 --dry-run").exit()).isEqualTo(3);
    }

    @Test
    void isAFlagOfEveryCommandThatChangesSomething() {
      List<String> reading =
          List.of(
              "get",
              "list",
              "search",
              "stats",
              "transitions",
              "history",
              "trash list",
              "template list",
              "template show",
              "export",
              "repos list",
              "doctor",
              "demo");

      assertThat(Commands.all())
          .filteredOn(command -> !reading.contains(command.spec().name()))
          .filteredOn(command -> command.spec().optionNamed("--dry-run").isEmpty())
          .extracting(command -> command.spec().name())
          .isSubsetOf("watch", "wait", "completion");
    }
  }

  @Nested
  class AnIdempotencyKey {

    @Test
    void makesARetryGiveTheFirstResult() {
      String first = run("update 01 --add statistics.total_tasks=1 --idempotency-key a").data();
      run("pause 01");

      assertThat(run("update 0 --idempotency-key=a --add statistics.total_tasks=1").data())
          .isEqualTo(first);
      assertThat(run("history 01").data())
          .contains("\"idempotency_key\": \"a\", \"idempotency_request\": \"");
    }

    @Test
    void givesOneSessionHoweverOftenItIsCreated() {
      String id = run("create --feature-request x --idempotency-key c/1 --output id").data();

      assertThat(run("create --feature-request x --idempotency-key c/1 --output id").data())
          .isEqualTo(id);
      assertThat(cli.content()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
      "pause 01 --idempotency-key a",
      "update 01 --add statistics.total_tasks=2 --idempotency-key a",
      "update 01 --add statistics.total_tasks=1 --reason x --idempotency-key a"
    })
    void ofAnotherRequestIsAConflict(String other) {
      run("update 01 --add statistics.total_tasks=1 --idempotency-key a");

      CliRun run = run(other);

      assertThat(run.exit()).isEqualTo(5);
      assertThat(run.err())
          .startsWith("error: idempotency key a was used for another request")
          .endsWith("hint: each request needs a key of its own\n");
    }

    @Test
    void thatIsNoneIsRefusedBeforeTheStoreIsOpened() {
      cli.opened.clear();

      assertThat(cli.run("pause", "01", "--idempotency-key", "a b").exit()).isEqualTo(2);
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void isNotConfusedByStandardInput() {
      cli.reading("{\"statistics\": {\"total_tasks\": 1}}\n");
      String first = run("update 01 --json - --idempotency-key j").data();

      cli.reading("{\"statistics\": {\"total_tasks\": 2}}\n");
      assertThat(run("update 01 --json - --idempotency-key j").exit()).isEqualTo(5);
      assertThat(
              cli.run(
                      "update",
                      "01",
                      "--json={\"statistics\": {\"total_tasks\": 1}}",
                      "--idempotency-key=j")
                  .data())
          .isEqualTo(first);
    }

    @Test
    void isTheSameForADryRun() {
      String first = run("pause 01 --idempotency-key a").data();

      assertThat(run("pause 01 --idempotency-key a --dry-run").data()).isEqualTo(first);
    }

    @Test
    void undoesOnceWhateverIsExpected() {
      String first = run("undo 01 --expect-revision 2 --idempotency-key u").data();

      assertThat(run("undo 01 --expect-revision 2 --idempotency-key u").data()).isEqualTo(first);
      assertThat(run("undo 01 --expect-revision 2").exit()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
      "pause last --idempotency-key a,a request that may be made again cannot be for last",
      "pause 01 last:2 --idempotency-key a,a request that may be made again cannot be for last:2",
      "delete 01 --idempotency-key a,delete with --idempotency-key needs whole ids",
      "delete 01 --permanent --idempotency-key a,--permanent and --idempotency-key exclude"
    })
    void isRefusedForWhatMayBeAnotherSessionByThen(String words, String message) {
      CliRun run = run(words);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).startsWith("error: " + message);
      assertThat(cli.content().get(Cli.id(1))).hasSize(2);
    }

    @Test
    void doesADeletionOnceOnATerminal() {
      String id = Cli.id(1).toString();
      cli.run("delete", id, "--idempotency-key=d");

      assertThat(cli.onTerminal().run("delete", id, "--idempotency-key=d").out())
          .isEqualTo("deleted " + id + "\n");
    }

    @Test
    void doesADeletionOnce() {
      assertThat(cli.run("delete", Cli.id(1).toString(), "--idempotency-key=d").data())
          .isEqualTo(cli.run("delete", Cli.id(1).toString(), "--idempotency-key=d").data());
    }
  }

  @Nested
  class AnUndo {

    @Test
    void takesTheLastChangeBack() {
      assertThat(run("undo 01 --reason oops").data())
          .contains("\"status\": \"initializing\"", "\"revision\": 3");
      assertThat(run("history 01").data()).contains("\"undo of revision 2: oops\"");
    }

    @Test
    void ofACreationIsAConflict() {
      run("create --feature-request x");

      run("undo 02")
          .failed(
              5,
              "error: revision 1 of session "
                  + Cli.id(2)
                  + " cannot be undone: the session was created with it",
              "hint: maestro-session history ID tells what happened");
    }
  }

  @Nested
  class Transitions {

    @Test
    void tellWhichStatusMayFollowWhich() {
      assertThat(run("transitions").data())
          .startsWith("{\"initializing\": [\"planning\", \"failed\", \"paused\"], \"planning\": ")
          .contains("\"completed\": [], \"failed\": []");
    }

    @Test
    void tellWhatASessionMayBecomeAndWhyNothingElse() {
      assertThat(run("transitions 01").data())
          .startsWith("{\"session_id\": \"" + Cli.id(1) + "\", \"status\": \"planning\", ")
          .contains("\"allowed\": [\"generating_tasks\", \"failed\", \"paused\"]")
          .contains("\"planning\": \"it is that already\"")
          .contains("\"completed\": \"follows only generating_report, paused\"")
          .contains("\"initializing\": \"follows nothing\"");
      run("transition 01 --status failed");
      assertThat(run("transitions 01").data()).contains("failed is an end; undo takes it back");
    }

    @Test
    void areATableForPeople() {
      assertThat(run("transitions 01 --output text").out())
          .startsWith("session " + Cli.id(1) + " is ● planning\n")
          .contains("● generating_tasks   may follow\n")
          .contains("✓ completed          no: follows only generating_report, paused\n");
      assertThat(run("transitions --output text").out())
          .contains("✓ completed          nothing: it has ended\n");
    }
  }

  @Test
  void verboseTellsHowLongItTook() {
    assertThat(run("list --verbose").err()).matches("start-up \\d+ ms, list \\d+ ms\n");
  }

  @Test
  void anotherStoreNeedsOneWhoCanOpenIt() {
    CliRun run = run("list --store memory");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--store must be left out: there is only one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--all-repos", "--repo-root=a --repo-root=b"})
  void oneStoreIsNotInSeveralRepositories(String repositories) {
    Arguments arguments =
        ArgumentParser.parse(
            new ListCommand().spec(), List.of(("--store=memory " + repositories).split(" ")));

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> RepositoryFlags.askForSeveral(arguments))
        .withMessage("--store is one for all, and several repositories were asked for");
  }

  @Test
  void errorsComeWithTheirTracesWhereSomebodyDebugs() {
    assertThat(run("get ff").err()).doesNotContain("at dev.flow");
    cli.environment.put("MAESTRO_DEBUG", "1");

    assertThat(run("get ff").err()).contains("SessionNotFoundException", "at dev.flow");
  }
}
