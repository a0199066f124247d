package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is waited for: any of these.
 *
 * @param statuses the session enters one of these statuses
 * @param deleted the session is gone, into the trash or for good
 */
public record WaitGoal(Set<SessionStatus> statuses, boolean deleted) {

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if there is nothing to wait for
   */
  public WaitGoal {
    statuses = Set.copyOf(statuses);
    if (statuses.isEmpty() && !deleted) {
      throw new IllegalArgumentException("nothing to wait for");
    }
  }

  /** One of these statuses. */
  public static WaitGoal status(SessionStatus... statuses) {
    return new WaitGoal(Set.of(statuses), false);
  }

  /** The session has ended, with success or without. */
  public static WaitGoal terminal() {
    return status(
        Arrays.stream(SessionStatus.values())
            .filter(SessionStatus::isTerminal)
            .toArray(SessionStatus[]::new));
  }

  /** The session is gone. */
  public static WaitGoal gone() {
    return new WaitGoal(Set.of(), true);
  }

  /** Either of both. */
  public WaitGoal or(WaitGoal other) {
    Set<SessionStatus> both = EnumSet.noneOf(SessionStatus.class);
    both.addAll(statuses);
    both.addAll(other.statuses);
    return new WaitGoal(both, deleted || other.deleted);
  }

  /** Whether the policy lets the session come there from where it stands. */
  boolean isInReachOf(Session session, TransitionPolicy policy) {
    return deleted || reachable(session.status(), policy).stream().anyMatch(statuses::contains);
  }

  private static Collection<SessionStatus> reachable(SessionStatus from, TransitionPolicy policy) {
    Set<SessionStatus> reached = EnumSet.of(from);
    Deque<SessionStatus> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (SessionStatus next : policy.allowedFrom(open.remove())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }
}
