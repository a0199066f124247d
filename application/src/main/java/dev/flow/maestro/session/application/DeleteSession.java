package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;

/** Removes a session with its history: into the trash, or for good. */
public final class DeleteSession {

  private final SessionPorts ports;

  /** Uses the repository and the clock. */
  public DeleteSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Takes the session, readable or not, into the trash. For a request that has a name, a session
   * that lies there already was taken by the same request.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   * @throws dev.flow.maestro.session.domain.SessionHeldException if it is held
   */
  public TrashEntry delete(SessionId id) {
    SessionTrash trash = ports.repository().trash();
    try {
      return trash.take(id, ports.clock().instant());
    } catch (SessionNotFoundException e) {
      return ports
          .key()
          .flatMap(
              name -> trash.list().entries().stream().filter(it -> it.id().equals(id)).findFirst())
          .orElseThrow(() -> e);
    }
  }

  /**
   * Removes the session, readable or not, for good. It goes by way of the trash, which knows what
   * is held; a crash in the middle may leave it there.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   * @throws dev.flow.maestro.session.domain.SessionHeldException if it is held
   */
  public void deletePermanently(SessionId id) {
    SessionTrash trash = ports.repository().trash();
    trash.remove(trash.take(id, ports.clock().instant()));
  }
}
