package dev.flow.maestro.session.domain;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a {@link RetentionPolicy} has to know of a session that has ended.
 *
 * @param id which session
 * @param status completed or failed
 * @param revision at which it was looked at
 * @param finishedAt when it was completed or failed; last changed, where that is not known
 */
public record FinishedSession(
    SessionId id, SessionStatus status, long revision, Instant finishedAt) {

  /** The one that finished last first; equal times by id. */
  public static final Comparator<FinishedSession> ORDER =
      Comparator.comparing(FinishedSession::finishedAt)
          .reversed()
          .thenComparing(FinishedSession::id);

  /** Checks that the status is an end. */
  public FinishedSession {
    if (!status.isTerminal()) {
      throw new IllegalArgumentException("status must be an end, not " + status.key());
    }
  }

  /** Of a session that has ended. */
  public static FinishedSession of(Session session) {
    return new FinishedSession(
        session.id(),
        session.status(),
        session.revision(),
        session.completedAt().orElse(session.lastChange()));
  }

  /** Whether a session is still the one that was looked at, unchanged. */
  public boolean isStill(Session session) {
    return session.status().isTerminal() && of(session).equals(this);
  }
}
