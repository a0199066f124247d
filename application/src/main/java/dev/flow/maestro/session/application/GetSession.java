package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;

/** Reads one session. */
public final class GetSession {

  private final SessionRepository repository;

  /** Uses the repository. */
  public GetSession(SessionPorts ports) {
    this.repository = ports.repository();
  }

  /**
   * The session as it is now.
   *
   * @throws SessionNotFoundException if there is none
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if it cannot be read
   */
  public Session get(SessionId id) {
    return repository.find(id).orElseThrow(() -> new SessionNotFoundException(id));
  }
}
