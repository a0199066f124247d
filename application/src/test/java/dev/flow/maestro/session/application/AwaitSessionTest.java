package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.WaitResult.Outcome;
import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a wait for a session ends. What happens meanwhile happens whenever it waits. */
class AwaitSessionTest {

  private final Workbench bench = new Workbench();
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private final SessionManager manager =
      new SessionManager(
          bench.portsOver(
              new ForwardingSessionRepository(bench.repository) {
                @Override
                public ChangeSignal changeSignal(Optional<SessionId> only) {
                  return new Meanwhile();
                }
              }));

  private final class Meanwhile implements ChangeSignal {

    @Override
    public PossibleChanges await(Duration atMost) {
      if (meanwhile.isEmpty()) {
        bench.later(atMost);
      } else {
        meanwhile.remove().run();
      }
      return PossibleChanges.anything();
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }

  private WaitResult await(Session session, WaitGoal goal) {
    return manager.awaitSession(session.id(), goal, Duration.ofMinutes(30));
  }

  private void move(Session session, String... statuses) {
    for (String status : statuses) {
      bench.manager.transitionState(session.id(), SessionStatus.parse(status));
    }
  }

  @Test
  void isOverAtOnceWhereItIsSoAlready() {
    Session session = bench.session(FAILED);

    assertThat(await(session, WaitGoal.terminal()))
        .isEqualTo(new WaitResult(Outcome.REACHED, Optional.of(session)));
  }

  @Test
  void endsWhenTheStatusIsThere() {
    Session session = bench.session();
    meanwhile.add(() -> move(session, "planning"));
    meanwhile.add(() -> move(session, "paused"));

    WaitResult result = await(session, WaitGoal.status(PAUSED));

    assertThat(result.outcome()).isEqualTo(Outcome.REACHED);
    assertThat(result.session()).contains(bench.stored(session.id()));
  }

  @Test
  void missesNoStatusThatWasOnlyPassedThrough() {
    Session session = bench.session(PLANNING);
    meanwhile.add(() -> move(session, "paused", "planning"));

    WaitResult result = await(session, WaitGoal.status(PAUSED));

    assertThat(result.outcome()).isEqualTo(Outcome.REACHED);
    assertThat(result.session().orElseThrow().status()).isEqualTo(PLANNING);
  }

  @Test
  void doesNotTakeAStatusFromBeforeForReached() {
    Session session = bench.session(PAUSED, PLANNING);

    assertThat(await(session, WaitGoal.status(PAUSED)).outcome()).isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void tellsWhatTheSessionIsWhenTheTimeIsUp() {
    Session session = bench.session(PLANNING);

    assertThat(await(session, WaitGoal.terminal()))
        .isEqualTo(new WaitResult(Outcome.TIMED_OUT, Optional.of(session)));
  }

  @Test
  void endsWhereThePolicyLeadsThereNoLonger() {
    Session session = bench.session(PLANNING);
    assertThat(await(session, WaitGoal.status(INITIALIZING)).outcome())
        .isEqualTo(Outcome.OUT_OF_REACH);
    meanwhile.add(() -> move(session, "failed"));

    assertThat(await(session, WaitGoal.status(COMPLETED)).outcome())
        .isEqualTo(Outcome.OUT_OF_REACH);
    assertThat(await(session, WaitGoal.status(COMPLETED).or(WaitGoal.gone())).outcome())
        .isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void endsWithTheSession() {
    for (WaitGoal goal :
        List.of(WaitGoal.gone(), WaitGoal.terminal().or(WaitGoal.gone()), WaitGoal.terminal())) {
      Session session = bench.session();
      meanwhile.add(() -> bench.manager.deleteSession(session.id()));

      assertThat(await(session, goal))
          .isEqualTo(
              new WaitResult(goal.deleted() ? Outcome.REACHED : Outcome.DELETED, Optional.empty()));
    }
  }

  @Test
  void isRefusedWhereThereIsNoSession() {
    assertThatThrownBy(() -> manager.awaitSession(Workbench.ABSENT, WaitGoal.gone(), Duration.ZERO))
        .isInstanceOf(SessionNotFoundException.class);
  }
}
