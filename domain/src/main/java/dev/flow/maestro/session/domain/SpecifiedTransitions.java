package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_REPORT;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_TASKS;
import static dev.flow.maestro.session.domain.SessionStatus.IMPLEMENTING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static dev.flow.maestro.session.domain.SessionStatus.VALIDATING;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The table "Valid Transitions" of the specification, row by row. */
final class SpecifiedTransitions {

  private static final Set<SessionStatus> FROM_INITIALIZING = set(PLANNING, FAILED, PAUSED);
  private static final Set<SessionStatus> FROM_PLANNING = set(GENERATING_TASKS, FAILED, PAUSED);
  private static final Set<SessionStatus> FROM_GENERATING_TASKS = set(IMPLEMENTING, FAILED, PAUSED);
  private static final Set<SessionStatus> FROM_IMPLEMENTING = set(VALIDATING, FAILED, PAUSED);
  private static final Set<SessionStatus> FROM_VALIDATING =
      set(GENERATING_REPORT, IMPLEMENTING, FAILED, PAUSED);
  private static final Set<SessionStatus> FROM_GENERATING_REPORT = set(COMPLETED, FAILED, PAUSED);
  private static final Set<SessionStatus> FROM_PAUSED =
      set(
          PLANNING,
          GENERATING_TASKS,
          IMPLEMENTING,
          VALIDATING,
          GENERATING_REPORT,
          FAILED,
          COMPLETED);

  private SpecifiedTransitions() {}

  static Set<SessionStatus> allowedFrom(SessionStatus from) {
    return switch (from) {
      case INITIALIZING -> FROM_INITIALIZING;
      case PLANNING -> FROM_PLANNING;
      case GENERATING_TASKS -> FROM_GENERATING_TASKS;
      case IMPLEMENTING -> FROM_IMPLEMENTING;
      case VALIDATING -> FROM_VALIDATING;
      case GENERATING_REPORT -> FROM_GENERATING_REPORT;
      case COMPLETED, FAILED -> Set.of();
      case PAUSED -> FROM_PAUSED;
    };
  }

  private static Set<SessionStatus> set(SessionStatus first, SessionStatus... rest) {
    return Collections.unmodifiableSet(EnumSet.of(first, rest));
  }
}
