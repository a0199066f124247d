package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.SessionId;

/** Holds a session, so that it is not deleted and no cleanup takes it, or lets it go again. */
public final class HoldSession {

  private final SessionPorts ports;

  /** Uses the repository. */
  public HoldSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Holds the session, readable or not; also one that is held already.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   */
  public void hold(SessionId id) {
    ports.repository().trash().hold(id);
  }

  /**
   * Lets the session go; also one that is not held.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   */
  public void release(SessionId id) {
    ports.repository().trash().release(id);
  }
}
