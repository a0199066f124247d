package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.GIT;
import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.StoreStatistics.Day;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatisticsCollectorTest {

  private static final Instant NOW = CREATED.plus(Duration.ofHours(10));

  private final StatisticsCollector collector = new StatisticsCollector(NOW);

  private static final class Life {

    private final List<SessionEvent> history = new ArrayList<>();
    private Session session;

    Life() {
      session = take(Session.start(ID, "Live", SessionConfiguration.defaults(), GIT, CREATED));
    }

    private Session take(SessionRevision revision) {
      history.add(revision.event());
      return revision.session();
    }

    Life enters(SessionStatus status, int minute) {
      session = take(session.transition(status, POLICY, minute(minute), Optional.empty()));
      return this;
    }
  }

  private static Instant minute(int minute) {
    return CREATED.plus(Duration.ofMinutes(minute));
  }

  private static TimeFigures minutes(long sessions, int median, int percentile95) {
    return new TimeFigures(sessions, Duration.ofMinutes(median), Duration.ofMinutes(percentile95));
  }

  private StoreStatistics of(Life... lives) {
    for (Life life : lives) {
      collector.add(life.session, life.history);
    }
    return collector.statistics();
  }

  /** A session without a history. */
  private void add(Session session) {
    collector.add(session, List.of());
  }

  @Test
  void tellNothingOfNothing() {
    StoreStatistics statistics = collector.statistics();

    assertThat(statistics.at()).isEqualTo(NOW);
    assertThat(statistics.sessions()).isZero();
    assertThat(statistics.byStatus())
        .containsOnlyKeys(SessionStatus.values())
        .allSatisfy((status, count) -> assertThat(count).isZero());
    assertThat(statistics.successRate()).isEmpty();
    assertThat(statistics.finishedPerDay()).isEmpty();
    assertThat(statistics.wholeTime()).isEmpty();
    assertThat(statistics.timeByStatus()).isEmpty();
    assertThat(statistics.tasks().completionRate()).isEmpty();
    assertThat(statistics.errorRecoveries()).isZero();
  }

  @Nested
  class Times {

    @Test
    void areWithoutThePauses() {
      StoreStatistics statistics =
          of(new Life().enters(PLANNING, 1).enters(PAUSED, 3).enters(COMPLETED, 30));

      assertThat(statistics.wholeTime()).contains(minutes(1, 3, 3));
      assertThat(statistics.timeByStatus())
          .containsExactly(
              Map.entry(INITIALIZING, minutes(1, 1, 1)),
              Map.entry(PLANNING, minutes(1, 2, 2)),
              Map.entry(PAUSED, minutes(1, 27, 27)));
    }

    @Test
    void areOfTheSessionsThatWereInTheStatus() {
      StoreStatistics statistics =
          of(
              new Life(),
              new Life().enters(PLANNING, 10),
              new Life().enters(PLANNING, 20).enters(FAILED, 60));

      assertThat(statistics.wholeTime()).contains(minutes(1, 60, 60));
      assertThat(statistics.timeByStatus())
          .containsExactly(
              Map.entry(INITIALIZING, minutes(3, 20, 600)),
              Map.entry(PLANNING, minutes(2, 40, 590)));
    }

    @Test
    void countEachStayOfASessionTogether() {
      StoreStatistics statistics =
          of(
              new Life()
                  .enters(PLANNING, 1)
                  .enters(PAUSED, 3)
                  .enters(PLANNING, 10)
                  .enters(FAILED, 15));

      assertThat(statistics.timeByStatus()).containsEntry(PLANNING, minutes(1, 7, 7));
      assertThat(statistics.wholeTime()).contains(minutes(1, 8, 8));
    }

    @Test
    void endWithTheRevisionThatWasRead() {
      Life life = new Life().enters(PLANNING, 1);
      Session read = life.session;
      life.enters(PAUSED, 5);

      collector.add(read, life.history);

      assertThat(collector.statistics().timeByStatus())
          .containsOnlyKeys(INITIALIZING, PLANNING)
          .containsEntry(PLANNING, minutes(1, 599, 599));
    }

    @Test
    void areNotLessThanNothing() {
      add(aSession().completed().createdAt(CREATED.plusSeconds(3600)).build());

      assertThat(collector.statistics().wholeTime()).contains(minutes(1, 0, 0));
    }

    @Test
    void areUntoldWithoutAHistoryButForTheWhole() {
      add(aSession().completed().build());
      add(aSession().implementing().build());

      assertThat(collector.statistics().timeByStatus()).isEmpty();
      assertThat(collector.statistics().wholeTime())
          .contains(new TimeFigures(1, Duration.ofSeconds(18), Duration.ofSeconds(18)));
    }

    @Test
    void areNotCountedWhereTheHistoryCannotBeRead() {
      collector.addWithoutHistory(aSession().completed().build());
      collector.addUnreadable();
      StoreStatistics statistics = collector.statistics();

      assertThat(statistics.unreadable()).isEqualTo(2);
      assertThat(statistics.sessions()).isEqualTo(1);
      assertThat(statistics.in(COMPLETED)).isEqualTo(1);
      assertThat(statistics.finishedPerDay()).hasSize(1);
      assertThat(statistics.wholeTime()).isEmpty();
    }
  }

  @Nested
  class Days {

    private void ended(SessionStatus status, String completedAt) {
      add(
          new Session(
              ID,
              "Live",
              status,
              CREATED,
              GIT,
              Optional.empty(),
              Optional.of(Instant.parse("2026-02-01T00:00:00Z")),
              Optional.of(completedAt).filter(text -> !text.isEmpty()).map(Instant::parse),
              Optional.empty(),
              SessionStatistics.zero(),
              SessionConfiguration.defaults(),
              1));
    }

    @Test
    void areOfUtcAndInOrder() {
      ended(COMPLETED, "2026-01-08T00:00:00Z");
      ended(FAILED, "2026-01-07T23:59:59.999999Z");
      ended(COMPLETED, "2026-01-07T00:00:00Z");
      ended(COMPLETED, "2026-01-07T12:00:00Z");

      assertThat(collector.statistics().finishedPerDay())
          .containsExactly(
              new Day(LocalDate.of(2026, 1, 7), 2, 1), new Day(LocalDate.of(2026, 1, 8), 1, 0));
      assertThat(collector.statistics().successRate()).hasValue(0.75);
    }

    @Test
    void areThoseOfTheLastChangeWhereNoTimeOfCompletionIsKnown() {
      ended(FAILED, "");

      assertThat(collector.statistics().finishedPerDay())
          .containsExactly(new Day(LocalDate.of(2026, 2, 1), 0, 1));
    }

    @Test
    void areNotOfSessionsThatHaveNotFinished() {
      ended(PAUSED, "2026-01-08T00:00:00Z");

      assertThat(collector.statistics().finishedPerDay()).isEmpty();
      assertThat(collector.statistics().successRate()).isEmpty();
    }
  }

  @Nested
  class Sums {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private void counted(long total, long completed, long failed, long recoveries) {
      add(
          aSession()
              .counted(new SessionStatistics(total, completed, failed, 1, 1, recoveries, 0))
              .build());
    }

    @Test
    void areOverAllSessions() {
      counted(10, 4, 1, 2);
      counted(6, 4, 0, 3);

      StoreStatistics statistics = collector.statistics();

      assertThat(statistics.tasks().total()).isEqualTo(16);
      assertThat(statistics.tasks().completed()).isEqualTo(8);
      assertThat(statistics.tasks().failed()).isEqualTo(1);
      assertThat(statistics.tasks().completionRate()).hasValue(0.5);
      assertThat(statistics.errorRecoveries()).isEqualTo(5);
    }

    @Test
    void areLargerThanAnyCount() {
      counted(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
      counted(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

      StoreStatistics statistics = collector.statistics();

      assertThat(statistics.tasks().total()).isEqualTo(LARGEST.shiftLeft(1));
      assertThat(statistics.tasks().completionRate()).hasValue(1);
      assertThat(statistics.errorRecoveries()).isEqualTo(LARGEST.shiftLeft(1));
    }
  }

  @Test
  void leaveOutByNameWhatTheyDoNotKnow() {
    assertThat(collector.statistics().details())
        .containsOnlyKeys(
            "at",
            "sessions",
            "unreadable",
            "by_status",
            "finished",
            "finished_per_day",
            "time_by_status",
            "tasks",
            "error_recoveries");
    add(aSession().completed().counted(new SessionStatistics(1, 0, 0, 0, 0, 0, 0)).build());

    assertThat(collector.statistics().details()).containsKeys("success_rate", "whole_time");
    assertThat(collector.statistics().details().get("tasks"))
        .hasToString("{total=1, completed=0, failed=0, completion_rate=0.0}");
  }

  @Test
  void cannotBeChanged() {
    StoreStatistics statistics = of(new Life().enters(PLANNING, 1));

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> statistics.byStatus().clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> statistics.timeByStatus().clear());
    of(new Life());
    assertThat(statistics.sessions()).isEqualTo(1);
  }
}
