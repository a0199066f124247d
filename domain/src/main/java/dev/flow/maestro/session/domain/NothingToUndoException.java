package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** What happened to a session last cannot be taken back; nothing was changed. */
public final class NothingToUndoException extends SessionException {

  private final SessionEvent last;

  /** For a session of which this is the last event. */
  public NothingToUndoException(SessionEvent last) {
    super(
        ErrorCode.CONFLICT,
        "revision "
            + last.revision()
            + " of session "
            + last.sessionId()
            + " cannot be undone: "
            + reason(last.type()));
    this.last = last;
  }

  private static String reason(SessionEvent.Type type) {
    return switch (type) {
      case EXTERNAL_EDIT -> "another program wrote it, and what it changed is not known";
      case CREATED -> "the session was created with it";
      case FORKED -> "the session became one of its own with it";
      case TRANSITIONED, UPDATED -> "the session is at another one by now";
    };
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("revision", last.revision());
    details.put("session_id", last.sessionId().toString());
    details.put("type", last.type().key());
    return details;
  }
}
