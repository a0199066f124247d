package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** The session is not what the caller expected; nothing was changed. */
public final class SessionConflictException extends SessionException {

  private final SessionId id;
  private final Expectation expected;
  private final long revision;
  private final SessionStatus status;

  /** For a session that is at this revision and status. */
  public SessionConflictException(
      SessionId id, Expectation expected, long revision, SessionStatus status) {
    super(ErrorCode.CONFLICT, message(id, expected, revision, status));
    this.id = id;
    this.expected = expected;
    this.revision = revision;
    this.status = status;
  }

  /** Whose change was refused. */
  public SessionId id() {
    return id;
  }

  /** What the caller expected. */
  public Expectation expected() {
    return expected;
  }

  /** The revision it is at. */
  public long revision() {
    return revision;
  }

  /** The status it has. */
  public SessionStatus status() {
    return status;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("session_id", id.toString());
    expected.revision().ifPresent(value -> details.put("expected_revision", value));
    expected.status().ifPresent(value -> details.put("expected_status", value.key()));
    details.put("revision", revision);
    details.put("status", status.key());
    return details;
  }

  private static String message(
      SessionId id, Expectation expected, long revision, SessionStatus status) {
    StringBuilder message = new StringBuilder("session ").append(id).append(" was expected");
    expected.revision().ifPresent(value -> message.append(" at revision ").append(value));
    expected.status().ifPresent(value -> message.append(" as ").append(value.key()));
    return message
        .append(", but is at revision ")
        .append(revision)
        .append(" as ")
        .append(status.key())
        .toString();
  }
}
