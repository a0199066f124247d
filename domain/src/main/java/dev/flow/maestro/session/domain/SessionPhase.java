package dev.flow.maestro.session.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kind of work a session was last seen at; it outlives a pause and the end. */
public enum SessionPhase {
  /** Writing the PRD. */
  PLAN,
  /** Breaking the PRD down into tasks. */
  GENERATE_TASKS,
  /** Carrying out the tasks. */
  IMPLEMENT,
  /** Testing the result. */
  VALIDATE,
  /** Writing the report and tidying up. */
  CLEANUP;

  private final String key = name().toLowerCase(Locale.ROOT);

  /**
   * Finds a phase by its key.
   *
   * @throws InvalidInputException if no phase has that key; it lists those there are
   */
  public static SessionPhase parse(String key) {
    for (SessionPhase phase : values()) {
      if (phase.key.equals(key)) {
        return phase;
      }
    }
    throw InvalidInputException.unknown("phase", key, keys());
  }

  /** All keys, in the order of the work. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(SessionPhase::key).toList();
  }

  /** The name in files and on the command line, such as {@code generate_tasks}. */
  public String key() {
    return key;
  }

  /** The status in which the work of this phase is done. */
  public SessionStatus workingStatus() {
    return switch (this) {
      case PLAN -> SessionStatus.PLANNING;
      case GENERATE_TASKS -> SessionStatus.GENERATING_TASKS;
      case IMPLEMENT -> SessionStatus.IMPLEMENTING;
      case VALIDATE -> SessionStatus.VALIDATING;
      case CLEANUP -> SessionStatus.GENERATING_REPORT;
    };
  }
}
