package dev.flow.maestro.session.domain;

/**
 * A session as it is after a change, with the event that explains the change. A store keeps both or
 * neither.
 */
public record SessionRevision(Session session, SessionEvent event) {

  /** Checks that the two belong together. */
  public SessionRevision {
    if (!session.id().equals(event.sessionId()) || session.revision() != event.revision()) {
      throw new IllegalArgumentException(
          "the event is of "
              + event.sessionId()
              + " at "
              + event.revision()
              + ", the session is "
              + session.id()
              + " at "
              + session.revision());
    }
  }

  /** The same, by a request of this name. */
  public SessionRevision withKey(IdempotencyKey key) {
    return new SessionRevision(session, event.withKey(key));
  }
}
