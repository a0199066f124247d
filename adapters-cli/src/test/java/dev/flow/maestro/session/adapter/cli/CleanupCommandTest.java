package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanupCommandTest {

  private static final Duration MONTH = Duration.ofDays(30);

  private final Cli cli = new Cli();

  /** 1 is completed, 2 failed a second later, 3 is active. */
  @BeforeEach
  void createThree() {
    cli.with(
        aSession().withId(Cli.id(1)), aSession().withId(Cli.id(2)), aSession().withId(Cli.id(3)));
    end(1, "paused", "completed");
    cli.clock.advance(Duration.ofSeconds(1));
    end(2, "failed");
  }

  private void end(int number, String... statuses) {
    for (String status : statuses) {
      cli.run("transition", Cli.id(number).toString(), "--status", status).data();
    }
  }

  private List<String> left() {
    return cli.content().keySet().stream()
        .map(id -> id.toString().substring(0, 2))
        .sorted()
        .toList();
  }

  @Test
  void movesWhatFinishedLongAgo() {
    cli.clock.advance(MONTH);

    String receipt = cli.run("cleanup", "--older-than", "30d", "--yes").data();

    assertThat(receipt)
        .isEqualTo(
            "{\"dry_run\": false, \"moved\": [{\"session_id\": \""
                + Cli.id(2)
                + "\", \"deleted_at\": \"2026-02-06T13:02:58.119275Z\", \"entry\": \""
                + Cli.id(2)
                + ".20260206T130258119275Z\"}, {\"session_id\": \""
                + Cli.id(1)
                + "\", \"deleted_at\": \"2026-02-06T13:02:58.119275Z\", \"entry\": \""
                + Cli.id(1)
                + ".20260206T130258119275Z\"}], \"held\": [], \"changed\": [], \"removed\": [],"
                + " \"failed\": []}\n");
    assertThat(left()).containsExactly("03");
    assertThat(cli.run("trash", "list").ids()).hasSize(2);
  }

  @Test
  void leavesWhatFinishedJustNow() {
    cli.clock.advance(MONTH.minusSeconds(1));

    cli.run("cleanup", "--older-than", "30d", "--yes").data();

    assertThat(left()).containsExactly("02", "03");
  }

  @Test
  void leavesWhatIsNotAskedFor() {
    cli.clock.advance(MONTH);

    cli.run("cleanup", "--older-than", "30d", "--status", "failed", "--yes").data();

    assertThat(left()).containsExactly("01", "03");
  }

  @Test
  void leavesTheNewest() {
    cli.clock.advance(MONTH);

    cli.run("cleanup", "--older-than", "30d", "--keep", "1", "--yes").data();

    assertThat(left()).containsExactly("02", "03");
  }

  @Test
  void leavesWhatIsHeldAndSaysSo() {
    cli.clock.advance(MONTH);
    cli.run("hold", "02").data();

    assertThat(cli.run("cleanup", "--older-than", "30d", "--yes").data())
        .contains("\"held\": [\"" + Cli.id(2) + "\"]");

    assertThat(left()).containsExactly("02", "03");
  }

  @Test
  void removesWhatHasBeenInTheTrashForLong() {
    cli.run("delete", "01").data();
    cli.clock.advance(MONTH);

    assertThat(cli.run("cleanup", "--older-than", "90d", "--yes").data())
        .contains("\"moved\": []")
        .contains("\"removed\": [{\"session_id\": \"" + Cli.id(1));

    assertThat(cli.run("trash", "list").data()).isEqualTo("[]\n");
  }

  @Test
  void aDryRunTellsAndDoesNothing() {
    cli.run("delete", "01").data();
    cli.clock.advance(MONTH);

    assertThat(cli.run("cleanup", "--older-than", "30d", "--dry-run").data())
        .startsWith(
            "{\"dry_run\": true, \"moved\": [{\"session_id\": \""
                + Cli.id(2)
                + "\", \"status\": \"failed\","
                + " \"finished_at\": \"2026-01-07T13:02:58.119275Z\"}], \"held\": []")
        .contains("\"removed\": [{\"session_id\": \"" + Cli.id(1));

    assertThat(left()).containsExactly("02", "03");
    assertThat(cli.run("trash", "list").ids()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--older-than soon --yes",
        "--older-than 30d --status paused --yes",
        "--older-than 30d --status done --yes",
        "--older-than 30d --keep -1 --yes",
        "--yes",
        "--older-than 30d"
      })
  void refusesWhatMakesNoSense(String flags) {
    cli.clock.advance(MONTH);

    CliRun run = cli.run(("cleanup " + flags).split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ");
    assertThat(left()).containsExactly("01", "02", "03");
  }

  @Nested
  class OnATerminal {

    @BeforeEach
    void aMonthLater() {
      cli.clock.advance(MONTH);
    }

    private CliRun answered(String answer) {
      return cli.onTerminal().reading(answer).run("cleanup", "--older-than", "30d");
    }

    @Test
    void asksAndDoesIt() {
      CliRun run = answered("y\n");

      assertThat(run.err()).isEqualTo("move 2 sessions to the trash? [y/N] ");
      assertThat(run.out())
          .isEqualTo(
              Cli.id(2)
                  + "  moved\n"
                  + Cli.id(1)
                  + "  moved\n"
                  + "moved 2 sessions to the trash; trash restore ID brings one back\n");
      assertThat(left()).containsExactly("03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yesterday\n"})
    void doesNothingUnlessTheAnswerIsYes(String answer) {
      CliRun run = answered(answer);

      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEqualTo("moved 0 sessions to the trash\n");
      assertThat(left()).containsExactly("01", "02", "03");
    }

    @Test
    void doesNotAskWhereThereIsNothingToDo() {
      CliRun run = cli.onTerminal().run("cleanup", "--older-than", "90d");

      assertThat(run.err()).isEmpty();
      assertThat(run.out()).isEqualTo("moved 0 sessions to the trash\n");
    }
  }

  @Nested
  class WithAPolicyThatIsSet {

    @BeforeEach
    void set() {
      cli.keeping(
          () ->
              new RetentionSettings(
                  Optional.of(new RetentionPolicy(MONTH, 1, Set.of(SessionStatus.COMPLETED))),
                  MONTH));
      cli.nextId(4);
    }

    @Test
    void cleanupNeedsNoFlagAndFlagsWin() {
      cli.clock.advance(MONTH);

      cli.run("cleanup", "--yes").data();
      assertThat(left()).containsExactly("01", "02", "03");
      cli.run("cleanup", "--keep", "0", "--yes").data();

      assertThat(left()).containsExactly("02", "03");
    }

    @Test
    void aCreateCleansUpOnceADayAndSaysSo() {
      cli.with(aSession().withId(Cli.id(9)));
      end(9, "paused", "completed");
      cli.clock.advance(MONTH);

      CliRun first = cli.run("create", "--feature-request", "Build it");
      assertThat(first.exit()).isZero();
      assertThat(first.out()).contains(Cli.id(4).toString());
      assertThat(first.err())
          .isEqualTo(
              "warning: automatic cleanup moved 1 session to the trash (trash restore brings one"
                  + " back)\n");
      assertThat(left()).containsExactly("02", "03", "04", "09");
    }

    @Test
    void aCreateOfTheSameDayDoesNot() {
      cli.run("create", "--feature-request", "Build it").data();
      cli.with(aSession().withId(Cli.id(9)));
      end(9, "paused", "completed");
      cli.keeping(
          () ->
              new RetentionSettings(Optional.of(RetentionPolicy.olderThan(Duration.ZERO)), MONTH));

      cli.run("create", "--feature-request", "Build it").data();
      assertThat(left()).contains("01", "02", "09");
      cli.clock.advance(Duration.ofDays(1));

      assertThat(cli.run("create", "--feature-request", "Build it").err())
          .contains("moved 3 sessions");
    }
  }

  @Test
  void withoutAPolicyACreateCleansUpNothing() {
    cli.clock.advance(MONTH.multipliedBy(100));
    cli.nextId(4);

    cli.run("create", "--feature-request", "Build it").data();

    assertThat(left()).containsExactly("01", "02", "03", "04");
  }

  @Test
  void brokenSettingsFailNoCreateAndEveryCleanup() {
    cli.keeping(
        () -> {
          throw new UnreadableSettingsException(
              UnreadableRecord.whole("maestro-session.json", "/repo/x.json", "is empty"),
              new IllegalStateException());
        });
    cli.nextId(4);

    CliRun create = cli.run("create", "--feature-request", "Build it");

    assertThat(create.exit()).isZero();
    assertThat(create.err())
        .isEqualTo("warning: there was no automatic cleanup: cannot read /repo/x.json: is empty\n");
    cli.run("cleanup", "--older-than", "30d", "--yes")
        .failed(
            6,
            "error: cannot read /repo/x.json: is empty",
            "hint: the file was not changed; repair or restore it");
  }
}
