package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Somebody else held the lock of a session for too long; nothing was changed. */
public final class StoreLockedException extends SessionException {

  private final SessionId id;
  private final Duration waited;
  private final transient Optional<Long> holder;

  /** For a session whose lock was not free after this time, where its holder is not known. */
  public StoreLockedException(SessionId id, Duration waited) {
    this(id, waited, Optional.empty());
  }

  /**
   * For a session whose lock was not free after this time.
   *
   * @param holder the number of the process that holds it, as far as that is known
   */
  public StoreLockedException(SessionId id, Duration waited, Optional<Long> holder) {
    super(
        ErrorCode.STORE_LOCKED,
        "session "
            + id
            + " is locked by "
            + holder.map(process -> "process " + process).orElse("another writer")
            + "; waited "
            + waited.toMillis()
            + " ms");
    this.id = id;
    this.waited = waited;
    this.holder = holder;
  }

  /** Whose lock. */
  public SessionId id() {
    return id;
  }

  /** How long the caller waited. */
  public Duration waited() {
    return waited;
  }

  /** The number of the process that holds the lock, as far as that is known. */
  public Optional<Long> holder() {
    return holder;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("session_id", id.toString());
    details.put("waited_ms", waited.toMillis());
    holder.ifPresent(process -> details.put("holder", process));
    return details;
  }
}
