package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;

/** Removes a session with its history. */
public final class DeleteSession {

  private final SessionRepository repository;

  /** Uses the repository. */
  public DeleteSession(SessionPorts ports) {
    this.repository = ports.repository();
  }

  /**
   * Deletes the session, readable or not.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   */
  public void delete(SessionId id) {
    repository.delete(id);
  }
}
