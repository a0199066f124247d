package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of its time a session has used. The time runs from the creation to the end, but not in a
 * pause. A pause counts as one only where the history tells of it: the time before the first event
 * of a session that another program made is not known to be one, and counts.
 *
 * @param session the session at the revision that was judged
 * @param elapsed the time since its creation, the pauses not counted
 */
public record TimeLimit(Session session, Duration elapsed) {

  /**
   * Judges by what the history tells.
   *
   * @param times the times of this session until {@code now}
   */
  public static TimeLimit of(Session session, StatusTimes times, Instant now) {
    Duration most = age(session, now);
    Duration told = times.unpaused();
    return new TimeLimit(session, told.compareTo(most) < 0 ? told : most);
  }

  /**
   * Judges without the history, as if there had been no pause. Who is not overdue by this is not by
   * {@link #of} either.
   */
  public static TimeLimit withoutPauses(Session session, Instant now) {
    return new TimeLimit(session, age(session, now));
  }

  /** Whether the session has not ended, although it has used more than its time-out. */
  public boolean isOverdue() {
    long timeout = session.configuration().timeoutMinutes();
    long minutes = elapsed.toMinutes();
    // A time-out may have more minutes than a Duration holds.
    boolean exceeded =
        minutes > timeout
            || (minutes == timeout && elapsed.compareTo(Duration.ofMinutes(minutes)) > 0);
    return exceeded && session.isActive();
  }

  /** Since the creation; a clock that went back does not take away what has passed. */
  private static Duration age(Session session, Instant now) {
    Instant until = now.isBefore(session.lastChange()) ? session.lastChange() : now;
    return StatusTimes.between(session.createdAt(), until);
  }
}
