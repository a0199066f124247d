package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What a sweep did, or would do.
 *
 * @param swept the sessions that were moved to failed, by id
 * @param refused the overdue sessions that were left as they were, by id
 * @param unreadable every record that could not be read and so might be overdue
 */
public record SweepReport(
    List<Swept> swept, List<Refused> refused, List<UnreadableRecord> unreadable) {

  /** Sorts and copies the lists. */
  public SweepReport {
    swept = swept.stream().sorted(Comparator.comparing(Swept::id)).toList();
    refused = refused.stream().sorted(Comparator.comparing(Refused::id)).toList();
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A session that timed out.
   *
   * @param id which
   * @param from the status before
   * @param revision the revision that the move led to
   * @param elapsed the time it had used, the pauses not counted
   * @param timeoutMinutes the time it had
   */
  public record Swept(
      SessionId id, SessionStatus from, long revision, Duration elapsed, long timeoutMinutes) {}

  /**
   * An overdue session that could not be moved.
   *
   * @param id which
   * @param error why: the policy refuses, it was changed again and again, its lock was held, or it
   *     could not be written
   */
  public record Refused(SessionId id, SessionException error) {}
}
