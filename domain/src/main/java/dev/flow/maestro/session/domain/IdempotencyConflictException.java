package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** The name of a request was used before, for another one; nothing was changed. */
public final class IdempotencyConflictException extends SessionException {

  private final SessionId id;
  private final String key;
  private final long revision;

  /** For the session whose revision came from the other request. */
  public IdempotencyConflictException(SessionId id, IdempotencyKey key, long revision) {
    super(
        ErrorCode.CONFLICT,
        "idempotency key "
            + key.value()
            + " was used for another request, which led to revision "
            + revision
            + " of session "
            + id);
    this.id = id;
    this.key = key.value();
    this.revision = revision;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("idempotency_key", key);
    details.put("revision", revision);
    details.put("session_id", id.toString());
    return details;
  }
}
