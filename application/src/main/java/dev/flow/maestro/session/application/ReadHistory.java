package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import java.util.List;

/** Tells what happened to a session. */
public final class ReadHistory {

  private final SessionRepository repository;

  /** Uses the repository. */
  public ReadHistory(SessionPorts ports) {
    this.repository = ports.repository();
  }

  /**
   * The events of the session, oldest first.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   */
  public List<SessionEvent> history(SessionId id) {
    return repository.history(id);
  }
}
