package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.IMPLEMENTING;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One minute initializing, two planning, four paused, eight planning again. */
class StatusTimesTest {

  private final List<SessionEvent> events = new ArrayList<>();
  private Session session =
      take(
          Session.start(
              SessionBuilder.ID,
              "Add user authentication",
              SessionConfiguration.defaults(),
              SessionBuilder.GIT,
              CREATED));

  @BeforeEach
  void live() {
    enter(PLANNING, minute(1));
    session =
        take(
            session.update(
                SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build(),
                POLICY,
                minute(2),
                Optional.empty()));
    enter(PAUSED, minute(3));
    enter(PLANNING, minute(7));
  }

  private Session take(SessionRevision revision) {
    events.add(revision.event());
    return revision.session();
  }

  private void enter(SessionStatus status, Instant at) {
    session = take(session.transition(status, POLICY, at, Optional.empty()));
  }

  private static Instant minute(int minute) {
    return CREATED.plus(Duration.ofMinutes(minute));
  }

  private StatusTimes timesAt(int minute) {
    return StatusTimes.of(session, events, minute(minute));
  }

  @Test
  void addUpEachStayInAStatus() {
    StatusTimes times = timesAt(15);

    assertThat(times.byStatus())
        .containsExactly(
            Map.entry(INITIALIZING, Duration.ofMinutes(1)),
            Map.entry(PLANNING, Duration.ofMinutes(10)),
            Map.entry(PAUSED, Duration.ofMinutes(4)));
    assertThat(times.in(PLANNING)).isEqualTo(Duration.ofMinutes(10));
    assertThat(times.in(IMPLEMENTING)).isZero();
    assertThat(times.untold()).isZero();
  }

  @Test
  void keepThePausesApart() {
    assertThat(timesAt(15).unpaused()).isEqualTo(Duration.ofMinutes(11));
    assertThat(timesAt(15).paused()).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void endWithTheSession() {
    enter(FAILED, minute(15));

    assertThat(timesAt(1000)).isEqualTo(timesAt(15));
    assertThat(timesAt(1000).byStatus()).doesNotContainKey(FAILED);
    assertThat(timesAt(1000).unpaused()).isEqualTo(Duration.ofMinutes(11));
  }

  @Test
  void doNotRunBackwardsWhereTheClockDoes() {
    assertThat(timesAt(5)).isEqualTo(timesAt(7));
  }

  @Test
  void leaveOpenWhatWasBeforeTheHistory() {
    Session edited = SessionBuilder.aSession().at(IMPLEMENTING).updatedAt(minute(5)).build();
    SessionRevision first = edited.acceptExternalEdit(Optional.empty());

    StatusTimes times = StatusTimes.of(first.session(), List.of(first.event()), minute(8));

    assertThat(times.untold()).isEqualTo(Duration.ofMinutes(5));
    assertThat(times.byStatus()).containsExactly(Map.entry(IMPLEMENTING, Duration.ofMinutes(3)));
    assertThat(times.unpaused()).isEqualTo(Duration.ofMinutes(8));
  }

  @Test
  void areUntoldWithoutAHistory() {
    assertThat(StatusTimes.of(session, List.of(), minute(8)).untold())
        .isEqualTo(Duration.ofMinutes(8));
  }

  @Test
  void leaveOutWhatHasComeSinceTheSessionWasRead() {
    StatusTimes before = timesAt(15);
    Session asRead = session;
    enter(PAUSED, minute(9));

    assertThat(StatusTimes.of(asRead, events, minute(15))).isEqualTo(before);
    assertThat(timesAt(15)).isNotEqualTo(before);
  }

  @Test
  void cannotBeChanged() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> timesAt(15).byStatus().clear());
  }
}
