package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ABSENT;
import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_TASKS;
import static dev.flow.maestro.session.domain.SessionStatus.IMPLEMENTING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The use cases that halt a session and go on with it, and the times that they leave. */
class PauseTest {

  private final Workbench bench = new Workbench();
  private final SessionManager manager = bench.manager;
  private final Session working = bench.session(PLANNING, GENERATING_TASKS, IMPLEMENTING);

  private void assertRefused(Class<? extends SessionException> why, Runnable change) {
    Session before = bench.stored(working.id());
    int told = bench.events.size();

    assertThatThrownBy(change::run).isInstanceOf(why);

    assertThat(bench.stored(working.id())).isEqualTo(before);
    assertThat(bench.events).hasSize(told);
  }

  @Nested
  class Pausing {

    @Test
    void haltsTheSessionForAReason() {
      Session paused = manager.pauseSession(working.id(), Expectation.none(), Optional.of("lunch"));

      assertThat(paused.status()).isEqualTo(PAUSED);
      assertThat(paused.currentPhase()).isEqualTo(working.currentPhase());
      assertThat(bench.stored(working.id())).isEqualTo(paused);
      assertThat(bench.events)
          .last()
          .extracting(SessionEvent::reason)
          .isEqualTo(Optional.of("lunch"));
    }

    @Test
    void givesAWorkerWhoExpectsTheRevisionBeforeAConflict() {
      manager.pauseSession(working.id());

      assertRefused(
          SessionConflictException.class,
          () ->
              manager.updateSession(
                  working.id(),
                  ONE_MORE_TASK,
                  Expectation.revision(working.revision()),
                  Optional.empty()));
    }

    @Test
    void isRefusedWhereTheSessionIsNotAsExpected() {
      assertRefused(
          SessionConflictException.class,
          () -> manager.pauseSession(working.id(), Expectation.revision(1), Optional.empty()));
      assertRefused(
          SessionConflictException.class,
          () -> manager.pauseSession(working.id(), Expectation.status(PLANNING), Optional.empty()));
    }

    @Test
    void isRefusedByThePolicyWhereThereIsAPauseOrAnEnd() {
      manager.pauseSession(working.id());
      assertRefused(IllegalTransitionException.class, () -> manager.pauseSession(working.id()));
      manager.transitionState(working.id(), FAILED);
      assertRefused(IllegalTransitionException.class, () -> manager.pauseSession(working.id()));
    }

    @Test
    void ofNoSessionIsRefused() {
      assertRefused(SessionNotFoundException.class, () -> manager.pauseSession(ABSENT));
    }
  }

  @Nested
  class Resuming {

    @Test
    void goesBackToTheWorkOfThePhase() {
      manager.pauseSession(working.id());

      assertThat(manager.resumeSession(working.id()).status()).isEqualTo(IMPLEMENTING);
      assertThat(bench.events).last().extracting(SessionEvent::to).isEqualTo(IMPLEMENTING);
    }

    @Test
    void mayGoOnWithAnotherStatusForAReason() {
      manager.pauseSession(working.id());

      Session resumed =
          manager.resumeSession(
              working.id(),
              Optional.of(PLANNING),
              Expectation.revision(5),
              Optional.of("a better idea"));

      assertThat(resumed.status()).isEqualTo(PLANNING);
      assertThat(bench.events)
          .last()
          .extracting(SessionEvent::reason)
          .isEqualTo(Optional.of("a better idea"));
    }

    @Test
    void obeysThePolicy() {
      manager.pauseSession(working.id());
      SessionPorts onlyPlanning = bench.ports.withPolicy(from -> EnumSet.of(PLANNING));
      ResumeSession resume = new ResumeSession(onlyPlanning);

      assertRefused(
          IllegalTransitionException.class,
          () ->
              resume.resume(working.id(), Optional.empty(), Expectation.none(), Optional.empty()));
      assertThat(
              resume
                  .resume(working.id(), Optional.of(PLANNING), Expectation.none(), Optional.empty())
                  .status())
          .isEqualTo(PLANNING);
    }

    @Test
    void isRefusedWhereThereIsNoPauseWithAStatusToo() {
      assertRefused(SessionConflictException.class, () -> manager.resumeSession(working.id()));
      assertRefused(
          SessionConflictException.class,
          () ->
              manager.resumeSession(
                  working.id(),
                  Optional.of(SessionStatus.VALIDATING),
                  Expectation.none(),
                  Optional.empty()));
    }

    @Test
    void isRefusedWhereTheSessionIsNotAsExpected() {
      manager.pauseSession(working.id());

      assertRefused(
          SessionConflictException.class,
          () ->
              manager.resumeSession(
                  working.id(),
                  Optional.empty(),
                  Expectation.revision(working.revision()),
                  Optional.empty()));
    }

    @Test
    void ofNoSessionIsRefused() {
      assertRefused(SessionNotFoundException.class, () -> manager.resumeSession(ABSENT));
    }
  }

  @Nested
  class Times {

    @Test
    void areToldWithThePausesApart() {
      bench.later(Duration.ofMinutes(5));
      manager.pauseSession(working.id());
      bench.later(Duration.ofMinutes(7));
      manager.resumeSession(working.id());
      bench.later(Duration.ofMinutes(11));

      SessionTimes told = manager.statusTimes(working.id());

      assertThat(told.session()).isEqualTo(bench.stored(working.id()));
      assertThat(told.events()).isEqualTo(manager.history(working.id()));
      assertThat(told.times().in(IMPLEMENTING)).isEqualTo(Duration.ofMinutes(16));
      assertThat(told.times().paused()).isEqualTo(Duration.ofMinutes(7));
      assertThat(told.times().unpaused()).isEqualTo(Duration.ofMinutes(16));
      assertThat(told.times().untold()).isZero();
    }

    @Test
    void areThoseOfTheSessionThatWasReadThoughItChangesMeanwhile() {
      ReadStatusTimes reading =
          new ReadStatusTimes(
              bench.portsOver(
                  new ForwardingSessionRepository(bench.repository) {
                    @Override
                    public Optional<Session> find(SessionId id) {
                      Optional<Session> found = super.find(id);
                      manager.pauseSession(id);
                      bench.later(Duration.ofMinutes(3));
                      return found;
                    }
                  }));

      SessionTimes told = reading.read(working.id());

      assertThat(told.session()).isEqualTo(working);
      assertThat(told.events()).hasSize(4);
      assertThat(told.times().byStatus())
          .containsEntry(IMPLEMENTING, Duration.ofMinutes(3))
          .doesNotContainKey(PAUSED);
    }

    @Test
    void ofNoSessionAreRefused() {
      assertThatThrownBy(() -> manager.statusTimes(ABSENT))
          .isInstanceOf(SessionNotFoundException.class);
    }
  }
}
