package dev.flow.maestro.session.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policy does not allow this transition; nothing was changed. */
public final class IllegalTransitionException extends SessionException {

  private final SessionId id;
  private final SessionStatus from;
  private final SessionStatus to;
  private final Set<SessionStatus> allowed;

  /** For a session that stands at {@code from} and may go to one of {@code allowed}. */
  public IllegalTransitionException(
      SessionId id, SessionStatus from, SessionStatus to, Set<SessionStatus> allowed) {
    super(ErrorCode.ILLEGAL_TRANSITION, message(id, from, to, keys(allowed)));
    this.id = id;
    this.from = from;
    this.to = to;
    this.allowed = ordered(allowed);
  }

  /** Whose transition was refused. */
  public SessionId id() {
    return id;
  }

  /** Where the session stands. */
  public SessionStatus from() {
    return from;
  }

  /** Where it was to go. */
  public SessionStatus to() {
    return to;
  }

  /** Where it may go, in the order of the life cycle. */
  public Set<SessionStatus> allowed() {
    return allowed;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("session_id", id.toString());
    details.put("from", from.key());
    details.put("to", to.key());
    details.put("allowed", keys(allowed));
    return details;
  }

  private static String message(
      SessionId id, SessionStatus from, SessionStatus to, List<String> allowed) {
    return "session "
        + id
        + " cannot go from "
        + from.key()
        + " to "
        + to.key()
        + "; allowed: "
        + (allowed.isEmpty() ? "nothing" : String.join(", ", allowed));
  }

  private static List<String> keys(Set<SessionStatus> statuses) {
    return ordered(statuses).stream().map(SessionStatus::key).toList();
  }

  private static Set<SessionStatus> ordered(Set<SessionStatus> statuses) {
    Set<SessionStatus> ordered = EnumSet.noneOf(SessionStatus.class);
    ordered.addAll(statuses);
    return Collections.unmodifiableSet(ordered);
  }
}
