package dev.flow.maestro.session.domain;

import java.util.Map;

/** A session with this id exists already; it was not changed. */
public final class SessionExistsException extends SessionException {

  private final SessionId id;

  /** For the id that is taken. */
  public SessionExistsException(SessionId id) {
    super(ErrorCode.ALREADY_EXISTS, "session " + id + " exists already");
    this.id = id;
  }

  /** The id that is taken. */
  public SessionId id() {
    return id;
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("session_id", id.toString());
  }
}
