package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatsCommandTest {

  private static final String EMPTY_STATUSES =
      "\"by_status\": {\"initializing\": 0, \"planning\": 0, \"generating_tasks\": 0,"
          + " \"implementing\": 0, \"validating\": 0, \"generating_report\": 0,"
          + " \"completed\": 0, \"failed\": 0, \"paused\": 0}";
  private static final String NO_TASKS =
      "\"tasks\": {\"total\": 0, \"completed\": 0, \"failed\": 0}";
  private static final UnreadableRecord HOSTILE =
      UnreadableRecord.whole("x", "/repo/\u001b[2J", "is empty\nerror: fake");

  private final Cli cli = new Cli();

  /** One that took ninety seconds of planning and was then given up, and one that began then. */
  private void live() {
    cli.run("create", "--feature-request", "Add user authentication");
    cli.run("transition", "01", "--status=planning");
    cli.run("update", "01", "--set=statistics.total_tasks=4", "--add=statistics.completed_tasks=3");
    cli.clock.advance(Duration.ofMillis(90_500));
    cli.run("transition", "01", "--status=failed");
    cli.run("create", "--feature-request", "another");
    cli.run("update", "02", "--set=statistics.error_recovery_count=2");
    cli.clock.advance(Duration.ofSeconds(60));
  }

  private static SessionBuilder ended(int number, SessionStatus status, Instant at) {
    return aSession()
        .withId(Cli.id(number))
        .withStatus(status)
        .createdAt(at.minusSeconds(10))
        .updatedAt(at)
        .completedAt(at);
  }

  @Nested
  class ForPrograms {

    @Test
    void isOneObjectWithoutWhatIsNotKnown() {
      assertThat(cli.run("stats").data())
          .isEqualTo(
              "{\"at\": \"2026-01-07T13:02:57.119275Z\", \"sessions\": 0, \"unreadable\": 0, "
                  + EMPTY_STATUSES
                  + ", \"finished\": 0, \"finished_per_day\": [], \"time_by_status\": {}, "
                  + NO_TASKS
                  + ", \"error_recoveries\": 0}\n");
    }

    @Test
    void hasTimesInSecondsAndRatesFromZeroToOne() {
      live();

      assertThat(cli.run("stats").data())
          .isEqualTo(
              "{\"at\": \"2026-01-07T13:05:27.619275Z\", \"sessions\": 2, \"unreadable\": 0, "
                  + EMPTY_STATUSES
                      .replace("\"initializing\": 0", "\"initializing\": 1")
                      .replace("\"failed\": 0", "\"failed\": 1")
                  + ", \"finished\": 1, \"success_rate\": 0.0, \"finished_per_day\":"
                  + " [{\"date\": \"2026-01-07\", \"completed\": 0, \"failed\": 1}],"
                  + " \"whole_time\": {\"sessions\": 1, \"median_seconds\": 90.5,"
                  + " \"p95_seconds\": 90.5}, \"time_by_status\": {\"initializing\":"
                  + " {\"sessions\": 2, \"median_seconds\": 0, \"p95_seconds\": 60},"
                  + " \"planning\": {\"sessions\": 1, \"median_seconds\": 90.5,"
                  + " \"p95_seconds\": 90.5}}, \"tasks\": {\"total\": 4, \"completed\": 3,"
                  + " \"failed\": 0, \"completion_rate\": 0.75}, \"error_recoveries\": 2}\n");
    }

    @Test
    void mayBeIndented() {
      assertThat(cli.run("stats", "--output", "pretty").data())
          .startsWith("{\n  \"at\": \"2026-01-07T13:02:57.119275Z\",\n  \"sessions\": 0,\n");
    }

    @Test
    void hasSumsLargerThanAnyCount() {
      SessionStatistics most = new SessionStatistics(Long.MAX_VALUE, 0, 0, 0, 0, Long.MAX_VALUE, 0);
      cli.with(aSession().withStatistics(most), aSession().withStatistics(most));

      assertThat(cli.run("stats").data())
          .contains(
              "\"total\": 18446744073709551614,", "\"error_recoveries\": 18446744073709551614");
    }
  }

  @Nested
  class ForPeople {

    @Test
    void isAFriendlyPageWhereThereIsNothing() {
      assertThat(cli.run("stats", "--output=text").data())
          .isEqualTo("no sessions to show: the store has none, or none meets the filters\n");
    }

    @Test
    void isAPageWithBars() {
      live();
      cli.with(
          ended(10, SessionStatus.COMPLETED, Instant.parse("2026-01-05T10:00:00Z")),
          ended(11, SessionStatus.COMPLETED, Instant.parse("2026-01-07T10:00:00Z")),
          ended(12, SessionStatus.COMPLETED, Instant.parse("2026-01-07T10:00:00Z")));

      assertThat(cli.run("stats", "--output=text").data())
          .isEqualTo(
              """
              5 sessions

                initializing             1  ################
                planning                 0
                generating_tasks         0
                implementing             0
                validating               0
                generating_report        0
                completed                3  #################################################
                failed                   1  ################
                paused                   0

              finished per day, UTC (# completed, x failed)
                2026-01-05               1  ################
                2026-01-07               3  #################################xxxxxxxxxxxxxxxx

                success rate        75.0 %  3 of 4 finished
                tasks completed     75.0 %  3 of 4
                tasks failed             0
                error recoveries         2

                time                          median         95 of 100    sessions
                whole, unpaused                  10s             1m30s           4
                initializing                      0s                1m           2
                planning                       1m30s             1m30s           1
              """);
    }

    @Test
    void showsTheLastFourteenDaysThatHaveAny() {
      for (int day = 1; day <= 16; day++) {
        cli.with(
            ended(
                day,
                SessionStatus.COMPLETED,
                Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(2L * day))));
      }

      assertThat(cli.run("stats", "--output=text").data())
          .contains("\nfinished per day, UTC (# completed, x failed), the last 14 of 16\n")
          .doesNotContain("2026-01-05 ")
          .contains("\n  2026-01-07 ")
          .contains("\n  2026-02-02 ");
    }

    @Test
    void isNoWiderThanATerminal() {
      SessionStatistics most =
          new SessionStatistics(
              Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE, 0, 0, Long.MAX_VALUE, 0);
      for (int number = 1; number <= 99; number++) {
        cli.with(
            ended(
                    number,
                    number % 2 == 0 ? SessionStatus.COMPLETED : SessionStatus.FAILED,
                    Instant.parse("2026-01-07T00:00:00Z"))
                .createdAt(Instant.parse("0001-01-01T00:00:00Z"))
                .updatedAt(Instant.parse("2026-01-07T00:00:00Z"))
                .withStatistics(most));
      }

      assertThat(cli.run("stats", "--output=text").data().lines())
          .allMatch(line -> line.length() <= 80)
          .anyMatch(line -> line.length() > 75);
    }

    @Test
    void isTheDefaultOnATerminal() {
      assertThat(cli.onTerminal().run("stats").out()).startsWith("no sessions");
      assertThat(cli.run("stats", "--output", "json").out()).startsWith("{");
    }
  }

  @Nested
  class TheUnreadable {

    private CliRun runWithOneUnreadable(String... flags) {
      live();
      cli.over(
          new FailingRepository(new IllegalStateException()) {
            @Override
            public void scan(SessionQuery query, SessionVisitor visitor) {
              visitor.onUnreadable(HOSTILE);
              cli.repository.scan(query, visitor);
            }

            @Override
            public List<SessionEvent> history(SessionId id) {
              if (id.equals(Cli.id(2))) {
                throw new UnreadableSessionException(
                    UnreadableRecord.whole(id.toString(), "/repo/02", "ends too early"));
              }
              return cli.repository.history(id);
            }
          });
      return cli.run(BadInput.of(flags).after("stats"));
    }

    @Test
    void areCountedAndWarnedOf() {
      CliRun run = runWithOneUnreadable();

      assertThat(run.exit()).isZero();
      assertThat(run.out()).contains("\"sessions\": 2, \"unreadable\": 2,");
      assertThat(run.err().lines())
          .containsExactlyInAnyOrder(
              "warning: cannot read /repo/\\u001b[2J: is empty\\u000aerror: fake",
              "warning: cannot read /repo/02: ends too early");
    }

    @Test
    void areSaidOnThePage() {
      assertThat(runWithOneUnreadable("--output=text").out())
          .startsWith("2 sessions\n")
          .endsWith("\n2 records that cannot be read; maestro-session doctor tells more\n");
    }
  }

  @Test
  void aStoreThatCannotBeReachedEndsWithSeven() {
    cli.over(new FailingRepository(new StoreUnavailableException("x", "cannot read x")));

    cli.run("stats")
        .failed(
            7, "error: cannot read x", "hint: check the folder, its permissions and free space");
  }
}
