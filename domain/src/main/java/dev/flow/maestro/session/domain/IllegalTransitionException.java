package dev.flow.maestro.session.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policy does not allow this transition; nothing was changed.
 *
 * <p>Where several race for a session, a refusal is an everyday answer, and all there is to know of
 * it is its data. So it has a stack trace only where assertions are enabled ({@code java -ea}), as
 * they are where a person debugs: to walk the stack takes many times as long as to decide.
 */
public final class IllegalTransitionException extends SessionException {

  private static final boolean DEBUGGED = IllegalTransitionException.class.desiredAssertionStatus();

  private final SessionId id;
  private final SessionStatus from;
  private final SessionStatus to;
  private final Set<SessionStatus> allowed;

  /** For a session that stands at {@code from} and may go to one of {@code allowed}. */
  public IllegalTransitionException(
      SessionId id, SessionStatus from, SessionStatus to, Set<SessionStatus> allowed) {
    this(id, from, to, allowed, DEBUGGED);
  }

  IllegalTransitionException(
      SessionId id,
      SessionStatus from,
      SessionStatus to,
      Set<SessionStatus> allowed,
      boolean withStackTrace) {
    super(ErrorCode.ILLEGAL_TRANSITION, withStackTrace);
    this.id = id;
    this.from = from;
    this.to = to;
    this.allowed = ordered(allowed);
  }

  @Override
  public String getMessage() {
    return "session "
        + id
        + " cannot go from "
        + from.key()
        + " to "
        + to.key()
        + "; allowed: "
        + (allowed.isEmpty() ? "nothing" : String.join(", ", keys()));
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
    details.put("allowed", keys());
    return details;
  }

  private List<String> keys() {
    return allowed.stream().map(SessionStatus::key).toList();
  }

  private static Set<SessionStatus> ordered(Set<SessionStatus> statuses) {
    Set<SessionStatus> ordered = EnumSet.noneOf(SessionStatus.class);
    ordered.addAll(statuses);
    return Collections.unmodifiableSet(ordered);
  }
}
