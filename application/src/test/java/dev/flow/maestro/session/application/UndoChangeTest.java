package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ABSENT;
import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.NothingToUndoException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoChangeTest {

  private final Workbench bench = new Workbench();
  private final SessionManager manager = bench.manager;

  @Test
  void takesTheLastTransitionBackAndTellsOfIt() {
    Session session = bench.session(SessionStatus.PLANNING, SessionStatus.FAILED);

    Session undone = manager.undoChange(session.id());

    assertThat(undone.status()).isEqualTo(SessionStatus.PLANNING);
    assertThat(undone.completedAt()).isEmpty();
    assertThat(bench.stored(session.id())).isEqualTo(undone);
    assertThat(bench.events).last().extracting(event -> event.revision()).isEqualTo(4L);
  }

  @Test
  void refusesWhereNothingHappened() {
    Session session = bench.session();

    assertThatExceptionOfType(NothingToUndoException.class)
        .isThrownBy(() -> manager.undoChange(session.id()));
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> manager.undoChange(ABSENT));
    assertThat(bench.stored(session.id())).isEqualTo(session);
  }

  @Test
  void refusesWhereTheSessionIsNotAsExpected() {
    Session session = bench.session(SessionStatus.PLANNING);

    assertThatExceptionOfType(SessionConflictException.class)
        .isThrownBy(
            () -> manager.undoChange(session.id(), Expectation.revision(1), Optional.empty()));
    assertThat(bench.stored(session.id())).isEqualTo(session);
  }

  @Test
  void takesNoChangeBackThatNobodyLookedAt() {
    Session session = bench.session(SessionStatus.PLANNING);
    SessionManager overtaken =
        new SessionManager(
            bench.portsOver(
                new ForwardingSessionRepository(bench.repository) {
                  @Override
                  public SessionRevision update(SessionId id, SessionChange change) {
                    manager.updateSession(id, ONE_MORE_TASK);
                    return super.update(id, change);
                  }
                }));

    assertThatExceptionOfType(SessionConflictException.class)
        .isThrownBy(() -> overtaken.undoChange(session.id()));
    assertThat(bench.stored(session.id()).statistics().totalTasks()).isEqualTo(1);
  }
}
