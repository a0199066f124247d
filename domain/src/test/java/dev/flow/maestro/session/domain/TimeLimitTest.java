package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {

  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private static Session session(SessionStatus status, long timeoutMinutes) {
    return aSession()
        .at(status)
        .createdAt(CREATED)
        .updatedAt(CREATED)
        .configured(SessionConfiguration.defaults().withTimeoutMinutes(timeoutMinutes))
        .build();
  }

  private static boolean isOverdueAfter(Duration time, long timeoutMinutes) {
    Session session = session(SessionStatus.PLANNING, timeoutMinutes);
    return TimeLimit.withoutPauses(session, CREATED.plus(time)).isOverdue();
  }

  @Nested
  class ASession {

    @Test
    void isOverdueOnceItsTimeOutIsExceeded() {
      assertThat(isOverdueAfter(TWO_HOURS.minusNanos(1000), 120)).isFalse();
      assertThat(isOverdueAfter(TWO_HOURS, 120)).isFalse();
      assertThat(isOverdueAfter(TWO_HOURS.plusNanos(1000), 120)).isTrue();
      assertThat(isOverdueAfter(Duration.ofDays(1), 120)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 60, Long.MAX_VALUE / 60 + 1, 1L << 40})
    void mayHaveMoreTimeThanThereIs(long timeoutMinutes) {
      assertThat(isOverdueAfter(Duration.ofDays(365_000), timeoutMinutes)).isFalse();
      assertThat(
              TimeLimit.withoutPauses(
                      aSession()
                          .createdAt(Instant.MIN)
                          .configured(
                              SessionConfiguration.defaults().withTimeoutMinutes(Long.MAX_VALUE))
                          .build(),
                      Instant.MAX)
                  .isOverdue())
          .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED"})
    void thatHasEndedIsNeverOverdue(SessionStatus status) {
      assertThat(TimeLimit.withoutPauses(session(status, 1), Instant.MAX).isOverdue()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
        mode = Mode.EXCLUDE,
        names = {"COMPLETED", "FAILED"})
    void thatHasNotMayBeOverdueWhereverItStands(SessionStatus status) {
      Session session = session(status, 1);

      assertThat(TimeLimit.withoutPauses(session, CREATED.plusSeconds(61)).isOverdue()).isTrue();
    }

    @Test
    void isNotOverdueBeforeItsCreation() {
      assertThat(isOverdueAfter(Duration.ofDays(-1), 1)).isFalse();
    }

    @Test
    void doesNotGetTimeBackWhereTheClockGoesBack() {
      Session session =
          aSession()
              .planning()
              .createdAt(CREATED)
              .updatedAt(CREATED.plus(Duration.ofHours(3)))
              .build();

      assertThat(TimeLimit.withoutPauses(session, CREATED).elapsed())
          .isEqualTo(Duration.ofHours(3));
      assertThat(TimeLimit.withoutPauses(session, CREATED).isOverdue()).isTrue();
    }
  }

  @Nested
  class Pauses {

    private final SessionRevision first =
        Session.start(
            SessionBuilder.ID,
            "Add user authentication",
            SessionConfiguration.defaults(),
            SessionBuilder.GIT,
            CREATED);
    private final SessionRevision paused =
        first.session().transition(SessionStatus.PAUSED, POLICY, hour(1), Optional.empty());

    private static Instant hour(long hour) {
      return CREATED.plus(Duration.ofHours(hour));
    }

    private static TimeLimit at(Instant now, Session session, SessionEvent... events) {
      return TimeLimit.of(session, StatusTimes.of(session, List.of(events), now), now);
    }

    @Test
    void doNotCountWhileTheyLast() {
      TimeLimit limit = at(hour(1000), paused.session(), first.event(), paused.event());

      assertThat(limit.elapsed()).isEqualTo(Duration.ofHours(1));
      assertThat(limit.isOverdue()).isFalse();
      assertThat(TimeLimit.withoutPauses(paused.session(), hour(1000)).isOverdue()).isTrue();
    }

    @Test
    void doNotCountOnceTheyAreOver() {
      SessionRevision resumed = paused.session().resume(POLICY, hour(10), Optional.empty());
      SessionEvent[] events = {first.event(), paused.event(), resumed.event()};

      assertThat(at(hour(11), resumed.session(), events).isOverdue()).isFalse();
      assertThat(at(hour(12), resumed.session(), events).isOverdue()).isTrue();
    }

    @Test
    void doNotSaveWhatIsOverdueAlready() {
      SessionRevision late =
          first.session().transition(SessionStatus.PAUSED, POLICY, hour(3), Optional.empty());

      assertThat(at(hour(4), late.session(), first.event(), late.event()).isOverdue()).isTrue();
    }

    @Test
    void thatNoHistoryTellsOfCount() {
      Session edited = aSession().paused().createdAt(CREATED).updatedAt(hour(3)).build();
      SessionRevision told = edited.acceptExternalEdit(Optional.empty());

      TimeLimit limit = at(hour(100), told.session(), told.event());

      assertThat(limit.elapsed()).isEqualTo(Duration.ofHours(3));
      assertThat(limit.isOverdue()).isTrue();
    }
  }

  @Test
  void neverExceedsWhatItIsWithoutTheHistory() {
    // The history of a session whose time of creation another program has moved.
    LongStream.of(-90_000, -1, 0, 1, 90_000)
        .forEach(
            seconds -> {
              Session session = aSession().createdAt(CREATED).updatedAt(CREATED).build();
              StatusTimes told =
                  new StatusTimes(
                      Map.of(SessionStatus.PLANNING, Duration.ofDays(1)), Duration.ofHours(1));
              Instant now = CREATED.plusSeconds(seconds);
              assertThat(TimeLimit.of(session, told, now).elapsed())
                  .isLessThanOrEqualTo(TimeLimit.withoutPauses(session, now).elapsed());
            });
  }
}
