package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody else held the lock of a session for too long; nothing was changed. */
public final class StoreLockedException extends SessionException {

  private final SessionId id;
  private final Duration waited;

  /** For a session whose lock was not free after this time. */
  public StoreLockedException(SessionId id, Duration waited) {
    super(
        ErrorCode.STORE_LOCKED,
        "session " + id + " is locked by another writer; waited " + waited.toMillis() + " ms");
    this.id = id;
    this.waited = waited;
  }

  /** Whose lock. */
  public SessionId id() {
    return id;
  }

  /** How long the caller waited. */
  public Duration waited() {
    return waited;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("session_id", id.toString());
    details.put("waited_ms", waited.toMillis());
    return details;
  }
}
