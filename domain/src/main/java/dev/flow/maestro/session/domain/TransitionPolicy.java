package dev.flow.maestro.session.domain;

import java.util.Set;

/**
 * Which status may follow which. A team may pass its own, for example as a lambda.
 *
 * <p>An implementation must
 *
 * <ul>
 *   <li>answer for every status, with an empty set where nothing may follow,
 *   <li>give the same answer each time, and never {@code null},
 *   <li>be safe for use by several threads.
 * </ul>
 */
@FunctionalInterface
public interface TransitionPolicy {

  /** The statuses that may follow {@code from}; the caller does not change the set. */
  Set<SessionStatus> allowedFrom(SessionStatus from);

  /** The table "Valid Transitions" of the specification. */
  static TransitionPolicy specification() {
    return SpecifiedTransitions::allowedFrom;
  }
}
