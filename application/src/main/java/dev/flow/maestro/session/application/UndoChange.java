package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.util.Optional;

/** Takes back what happened to a session last. */
public final class UndoChange {

  private final SessionPorts ports;

  /** Uses the repository, clock and observer. */
  public UndoChange(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Takes the last transition or update back, as a new revision. See {@link Session#undo}.
   *
   * @param reason why, for the history
   * @throws SessionNotFoundException if there is no such session
   * @throws dev.flow.maestro.session.domain.SessionConflictException if it is not as expected, or
   *     somebody changed it meanwhile: then the last change is another one than was looked at
   * @throws dev.flow.maestro.session.domain.NothingToUndoException if its last event was its
   *     creation, or an edit from outside
   */
  public Session undo(SessionId id, Expectation expectation, Optional<String> reason) {
    SessionRecord record =
        ports.repository().record(id).orElseThrow(() -> new SessionNotFoundException(id));
    SessionEvent last = record.lastEvent();
    return ports.change(
        id,
        expectation,
        (current, now) -> {
          Expectation.revision(last.revision()).requireMetBy(current);
          return current.undo(last, now, reason);
        });
  }
}
