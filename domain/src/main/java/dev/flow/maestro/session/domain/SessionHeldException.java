package dev.flow.maestro.session.domain;

import java.util.Map;

/** The session is held, so it is not taken away; nothing was changed. */
public final class SessionHeldException extends SessionException {

  private final SessionId id;

  /** For the session that is held. */
  public SessionHeldException(SessionId id) {
    super(ErrorCode.HELD, "session " + id + " is held");
    this.id = id;
  }

  /** Which session. */
  public SessionId id() {
    return id;
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("session_id", id.toString());
  }
}
