package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which finished sessions may go. It never chooses a session that has not ended.
 *
 * @param olderThan those that finished so long ago, to the microsecond, or longer
 * @param keep of those with one of the statuses, so many stay whatever their age: the ones that
 *     finished last
 * @param statuses those with one of these; each is an end
 */
public record RetentionPolicy(Duration olderThan, int keep, Set<SessionStatus> statuses) {

  /**
   * Copies the set and checks the bounds.
   *
   * @throws InvalidInputException if the span or the number is negative, or a status is no end, or
   *     there is none
   */
  public RetentionPolicy {
    if (olderThan.isNegative()) {
      throw InvalidInputException.of("older_than", olderThan.toString(), Durations.FORM);
    }
    if (keep < 0) {
      throw InvalidInputException.of(
          "keep", Integer.toString(keep), "a whole number of at least 0");
    }
    if (statuses.isEmpty()) {
      throw InvalidInputException.unknown("status", "", ends());
    }
    statuses = Set.copyOf(EnumSet.copyOf(statuses));
    for (SessionStatus status : statuses) {
      if (!status.isTerminal()) {
        throw InvalidInputException.unknown("status of a finished session", status.key(), ends());
      }
    }
  }

  /** All that finished so long ago, or longer. */
  public static RetentionPolicy olderThan(Duration age) {
    return new RetentionPolicy(age, 0, EnumSet.of(SessionStatus.COMPLETED, SessionStatus.FAILED));
  }

  /** The same, which leaves so many of the newest. */
  public RetentionPolicy keeping(int newest) {
    return new RetentionPolicy(olderThan, newest, statuses);
  }

  /** The same for these statuses only. */
  public RetentionPolicy withStatuses(Set<SessionStatus> only) {
    return new RetentionPolicy(olderThan, keep, only);
  }

  /** The keys of the statuses that a finished session may have. */
  public static List<String> ends() {
    return EnumSet.allOf(SessionStatus.class).stream()
        .filter(SessionStatus::isTerminal)
        .map(SessionStatus::key)
        .toList();
  }

  /** Whether the policy is about sessions like this one, whatever their age. */
  public boolean concerns(Session session) {
    return statuses.contains(session.status());
  }

  /**
   * Chooses among finished sessions.
   *
   * @param finished in any order
   * @return those that may go, by {@link FinishedSession#ORDER}
   */
  public List<FinishedSession> choose(Collection<FinishedSession> finished, Instant now) {
    return finished.stream()
        .filter(session -> statuses.contains(session.status()))
        .sorted(FinishedSession.ORDER)
        .skip(keep)
        .filter(session -> isOld(session, now))
        .toList();
  }

  private boolean isOld(FinishedSession session, Instant now) {
    return Duration.between(session.finishedAt(), now).compareTo(olderThan) >= 0;
  }
}
