package dev.flow.maestro.session.domain;

import java.util.Map;

/** No session has this id. */
public final class SessionNotFoundException extends SessionException {

  private final String id;

  /** For an id, the beginning of one, or a text that is neither. */
  public SessionNotFoundException(String id) {
    super(ErrorCode.NOT_FOUND, "no session " + Quote.of(id));
    this.id = Quote.shorten(id);
  }

  /** For an id. */
  public SessionNotFoundException(SessionId id) {
    this(id.toString());
  }

  /** What was looked for, cut where it is long. */
  public String id() {
    return id;
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("session_id", id);
  }
}
