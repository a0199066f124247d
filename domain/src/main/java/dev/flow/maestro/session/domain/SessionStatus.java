package dev.flow.maestro.session.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a session stands. What may follow is the business of a {@link TransitionPolicy}. */
public enum SessionStatus {
  /** Created, and nothing has begun. Not final; planning follows. */
  INITIALIZING,
  /** The PRD is being written. Not final; generating tasks follows. */
  PLANNING,
  /** The PRD is being broken down into tasks. Not final; implementing follows. */
  GENERATING_TASKS,
  /** Tasks are being carried out. Not final; validating follows. */
  IMPLEMENTING,
  /** The result is being tested. Not final; the report follows, or implementing once more. */
  VALIDATING,
  /** The completion report is being written. Not final; completed follows. */
  GENERATING_REPORT,
  /** Finished with success. Final. */
  COMPLETED,
  /** Given up. Final. */
  FAILED,
  /** Halted by a person. Not final; any working status may follow, or an end. */
  PAUSED;

  private final String key = name().toLowerCase(Locale.ROOT);

  /**
   * Finds a status by its key.
   *
   * @throws InvalidInputException if no status has that key; it lists those there are
   */
  public static SessionStatus parse(String key) {
    for (SessionStatus status : values()) {
      if (status.key.equals(key)) {
        return status;
      }
    }
    throw InvalidInputException.unknown("status", key, keys());
  }

  /** All keys, in the order of the life cycle. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(SessionStatus::key).toList();
  }

  /** The name in files and on the command line, such as {@code generating_tasks}. */
  public String key() {
    return key;
  }

  /** Whether nothing can follow. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED;
  }

  /** The phase that begins when this status is entered; empty where the phase stays as it was. */
  public Optional<SessionPhase> phase() {
    return switch (this) {
      case PLANNING -> Optional.of(SessionPhase.PLAN);
      case GENERATING_TASKS -> Optional.of(SessionPhase.GENERATE_TASKS);
      case IMPLEMENTING -> Optional.of(SessionPhase.IMPLEMENT);
      case VALIDATING -> Optional.of(SessionPhase.VALIDATE);
      case GENERATING_REPORT -> Optional.of(SessionPhase.CLEANUP);
      case INITIALIZING, COMPLETED, FAILED, PAUSED -> Optional.empty();
    };
  }
}
