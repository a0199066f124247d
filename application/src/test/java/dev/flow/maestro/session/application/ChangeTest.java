package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ABSENT;
import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static dev.flow.maestro.session.application.Workbench.START;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The use cases that change a session: by an update and by a transition. */
class ChangeTest {

  private final Workbench bench = new Workbench();
  private final Session session = bench.session();
  private final SessionId id = session.id();

  private Session update(SessionPorts ports, SessionUpdate update, Expectation expectation) {
    return new UpdateSession(ports).update(id, update, expectation, Optional.empty());
  }

  private Session move(SessionPorts ports, SessionStatus to, Expectation expectation) {
    return new TransitionSession(ports).transition(id, to, expectation, Optional.empty());
  }

  /** The change is refused, the session stays as it was, and nobody is told. */
  private void assertRefused(Class<? extends SessionException> why, Runnable change) {
    int told = bench.events.size();

    assertThatThrownBy(change::run).isInstanceOf(why);

    assertThat(bench.stored(id)).isEqualTo(session);
    assertThat(bench.repository.history(id)).hasSize(1);
    assertThat(bench.events).hasSize(told);
  }

  @Nested
  class AnUpdate {

    @Test
    void isMergedStoredAndReturned() {
      bench.later(Duration.ofSeconds(5));

      Session after = update(bench.ports, ONE_MORE_TASK, Expectation.none());

      assertThat(after.statistics().totalTasks()).isEqualTo(1);
      assertThat(after.revision()).isEqualTo(2);
      assertThat(after.updatedAt()).contains(START.plusSeconds(5));
      assertThat(bench.stored(id)).isEqualTo(after);
    }

    @Test
    void leavesItsReasonInTheHistory() {
      new UpdateSession(bench.ports)
          .update(id, ONE_MORE_TASK, Expectation.none(), Optional.of("found one more"));

      assertThat(bench.repository.history(id))
          .last()
          .satisfies(
              event -> {
                assertThat(event.type()).isEqualTo(SessionEvent.Type.UPDATED);
                assertThat(event.reason()).contains("found one more");
              });
    }

    @Test
    void thatCarriesAStatusObeysThePolicy() {
      SessionUpdate toTheEnd = SessionUpdate.builder().status(COMPLETED).build();
      SessionPorts anythingGoes =
          bench.ports.withPolicy(from -> EnumSet.allOf(SessionStatus.class));

      assertRefused(
          IllegalTransitionException.class,
          () -> update(bench.ports, toTheEnd, Expectation.none()));
      assertThat(update(anythingGoes, toTheEnd, Expectation.none()).status()).isEqualTo(COMPLETED);
    }

    @Test
    void isRefusedWhereItIsEmpty() {
      assertRefused(
          InvalidInputException.class,
          () -> update(bench.ports, SessionUpdate.builder().build(), Expectation.none()));
    }

    @Test
    void ofNoSessionIsRefused() {
      assertRefused(
          SessionNotFoundException.class,
          () ->
              new UpdateSession(bench.ports)
                  .update(ABSENT, ONE_MORE_TASK, Expectation.none(), Optional.empty()));
    }

    @Test
    void isRefusedWhereTheSessionIsNotAsExpected() {
      assertRefused(
          SessionConflictException.class,
          () -> update(bench.ports, ONE_MORE_TASK, Expectation.revision(2)));
      assertRefused(
          SessionConflictException.class,
          () -> update(bench.ports, ONE_MORE_TASK, Expectation.status(PLANNING)));
    }

    @Test
    void isMadeWhereTheSessionIsAsExpected() {
      assertThat(update(bench.ports, ONE_MORE_TASK, Expectation.revision(1)).revision())
          .isEqualTo(2);
      assertThat(update(bench.ports, ONE_MORE_TASK, Expectation.status(INITIALIZING)).revision())
          .isEqualTo(3);
    }
  }

  @Nested
  class ATransition {

    @Test
    void isMadeStoredAndReturned() {
      bench.later(Duration.ofSeconds(5));

      Session after = move(bench.ports, PLANNING, Expectation.none());

      assertThat(after.status()).isEqualTo(PLANNING);
      assertThat(after.revision()).isEqualTo(2);
      assertThat(after.updatedAt()).contains(START.plusSeconds(5));
      assertThat(bench.stored(id)).isEqualTo(after);
    }

    @Test
    void leavesItsReasonInTheHistory() {
      new TransitionSession(bench.ports)
          .transition(id, PAUSED, Expectation.none(), Optional.of("lunch"));

      assertThat(bench.repository.history(id))
          .last()
          .satisfies(
              event -> {
                assertThat(event.type()).isEqualTo(SessionEvent.Type.TRANSITIONED);
                assertThat(event.reason()).contains("lunch");
              });
    }

    @Test
    void obeysThePolicy() {
      SessionPorts anythingGoes =
          bench.ports.withPolicy(from -> EnumSet.allOf(SessionStatus.class));

      assertRefused(
          IllegalTransitionException.class, () -> move(bench.ports, COMPLETED, Expectation.none()));
      assertThat(move(anythingGoes, COMPLETED, Expectation.none()).status()).isEqualTo(COMPLETED);
    }

    @Test
    void ofNoSessionIsRefused() {
      assertRefused(
          SessionNotFoundException.class,
          () ->
              new TransitionSession(bench.ports)
                  .transition(ABSENT, PLANNING, Expectation.none(), Optional.empty()));
    }

    @Test
    void isRefusedWhereTheSessionIsNotAsExpectedWhetherOrNotItIsLegal() {
      assertRefused(
          SessionConflictException.class,
          () -> move(bench.ports, PLANNING, Expectation.revision(2)));
      assertRefused(
          SessionConflictException.class,
          () -> move(bench.ports, COMPLETED, Expectation.status(PLANNING)));
    }

    @Test
    void isMadeWhereTheSessionIsAsExpected() {
      assertThat(move(bench.ports, PLANNING, Expectation.revision(1)).status()).isEqualTo(PLANNING);
      assertThat(move(bench.ports, PAUSED, Expectation.status(PLANNING)).status())
          .isEqualTo(PAUSED);
    }
  }

  @Nested
  class Observer {

    @Test
    void isToldOnceOfEachChangeAndAfterItIsStored() {
      List<Session> storedWhenTold = new ArrayList<>();
      SessionObserver observer = mock();
      doAnswer(call -> storedWhenTold.add(bench.stored(id))).when(observer).onEvent(any());
      when(observer.guarded()).thenCallRealMethod();
      SessionPorts observed = bench.ports.withObserver(observer);

      Session updated = update(observed, ONE_MORE_TASK, Expectation.none());
      Session moved = move(observed, PLANNING, Expectation.none());

      assertThat(storedWhenTold).containsExactly(updated, moved);
      verify(observer).onEvent(bench.repository.history(id).get(1));
      verify(observer).onEvent(bench.repository.history(id).get(2));
    }

    @Test
    void thatThrowsChangesNothingAndIsLogged() {
      SessionObserver observer = mock();
      doThrow(new IllegalStateException("broken")).when(observer).onEvent(any());
      when(observer.guarded()).thenCallRealMethod();
      SessionPorts observed = bench.ports.withObserver(observer);

      try (LogCapture log = new LogCapture(SessionObserver.class)) {
        assertThat(update(observed, ONE_MORE_TASK, Expectation.none()).revision()).isEqualTo(2);
        assertThat(move(observed, PLANNING, Expectation.none())).isEqualTo(bench.stored(id));
        assertThat(log.records())
            .hasSize(2)
            .allSatisfy(entry -> assertThat(entry.getLevel()).isEqualTo(Level.WARNING));
      }
    }
  }
}
