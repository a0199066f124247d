package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionField.Kind.COUNT;
import static dev.flow.maestro.session.domain.SessionField.Kind.DECIMAL;
import static dev.flow.maestro.session.domain.SessionField.Kind.FLAG;
import static dev.flow.maestro.session.domain.SessionField.Kind.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every member of a session that can change, by the path it has in the specification's JSON.
 *
 * <p>This one table serves updates (which keys there are), the history (what a change did) and
 * stores. A value of a field is a {@link String}, a {@link Long}, a {@link Double} or a {@link
 * Boolean}, as its {@link Kind} says.
 */
public enum SessionField {
  /** The status. An update that carries it is a transition. */
  STATUS("status", TEXT),
  /** The phase. */
  CURRENT_PHASE("current_phase", TEXT),
  /** When the session ended. Set by a transition only. */
  COMPLETED_AT("completed_at", TEXT),
  /** The file name of the PRD. */
  PRD_FILENAME("prd_reference.filename", TEXT),
  /** The absolute path of the PRD. */
  PRD_PATH("prd_reference.path", TEXT),
  /** The version of the PRD. */
  PRD_VERSION("prd_reference.version", TEXT),
  /** Tasks planned. */
  TOTAL_TASKS("statistics.total_tasks", COUNT),
  /** Tasks done. */
  COMPLETED_TASKS("statistics.completed_tasks", COUNT),
  /** Tasks given up. */
  FAILED_TASKS("statistics.failed_tasks", COUNT),
  /** Decisions recorded. */
  DECISIONS_MADE("statistics.decisions_made", COUNT),
  /** Git checkpoints made. */
  CHECKPOINTS_CREATED("statistics.checkpoints_created", COUNT),
  /** Recoveries tried. */
  ERROR_RECOVERY_COUNT("statistics.error_recovery_count", COUNT),
  /** Seconds from creation to the end. */
  DURATION_SECONDS("statistics.duration_seconds", DECIMAL),
  /** Refinements at the most. */
  MAX_ITERATIONS("configuration.max_iterations", COUNT),
  /** Minutes after which the session is overdue. */
  TIMEOUT_MINUTES("configuration.timeout_minutes", COUNT),
  /** Whether checkpoints are made without being asked for. */
  AUTO_CHECKPOINT("configuration.auto_checkpoint", FLAG),
  /** Whether a failed task is tried again. */
  ERROR_RECOVERY_ENABLED("configuration.error_recovery_enabled", FLAG);

  /** What the values of a field are. */
  public enum Kind {
    /** A {@link String}. */
    TEXT,
    /** A {@link Long} of at least 0. */
    COUNT,
    /** A finite {@link Double} of at least 0. */
    DECIMAL,
    /** A {@link Boolean}. */
    FLAG
  }

  private final String path;
  private final Kind kind;

  SessionField(String path, Kind kind) {
    this.path = path;
    this.kind = kind;
  }

  /** The field of this path, or empty where there is none. */
  public static Optional<SessionField> at(String path) {
    for (SessionField field : values()) {
      if (field.path.equals(path)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** The objects that fields lie in, such as {@code statistics}. */
  public static Set<String> groups() {
    return Arrays.stream(values())
        .map(SessionField::path)
        .filter(path -> path.contains("."))
        .map(path -> path.substring(0, path.indexOf('.')))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Finds the field that an update may carry under this path.
   *
   * @throws InvalidInputException if there is none; it lists those there are
   */
  public static SessionField updatable(String path) {
    return at(path)
        .filter(SessionField::isUpdatable)
        .orElseThrow(() -> InvalidInputException.unknown("field", path, updatablePaths()));
  }

  /** The paths that an update may carry. */
  public static List<String> updatablePaths() {
    return Arrays.stream(values())
        .filter(SessionField::isUpdatable)
        .map(SessionField::path)
        .toList();
  }

  /** The path in JSON, its parts joined by a dot. */
  public String path() {
    return path;
  }

  /** What the values are. */
  public Kind kind() {
    return kind;
  }

  /** Whether an update may carry this field. */
  public boolean isUpdatable() {
    return this != COMPLETED_AT;
  }

  /** Whether the values are numbers, which can be added to. */
  public boolean isNumber() {
    return kind == COUNT || kind == DECIMAL;
  }

  /** The value that the session has here, or empty where it has none. */
  public Optional<Object> in(Session session) {
    SessionStatistics statistics = session.statistics();
    SessionConfiguration configuration = session.configuration();
    return switch (this) {
      case STATUS -> Optional.of(session.status().key());
      case CURRENT_PHASE -> session.currentPhase().map(SessionPhase::key);
      case COMPLETED_AT -> session.completedAt().map(Timestamps::format);
      case PRD_FILENAME -> session.prdReference().flatMap(PrdReference::filename);
      case PRD_PATH -> session.prdReference().flatMap(PrdReference::path);
      case PRD_VERSION -> session.prdReference().flatMap(PrdReference::version);
      case TOTAL_TASKS -> Optional.of(statistics.totalTasks());
      case COMPLETED_TASKS -> Optional.of(statistics.completedTasks());
      case FAILED_TASKS -> Optional.of(statistics.failedTasks());
      case DECISIONS_MADE -> Optional.of(statistics.decisionsMade());
      case CHECKPOINTS_CREATED -> Optional.of(statistics.checkpointsCreated());
      case ERROR_RECOVERY_COUNT -> Optional.of(statistics.errorRecoveryCount());
      case DURATION_SECONDS -> Optional.of(statistics.durationSeconds());
      case MAX_ITERATIONS -> Optional.of(configuration.maxIterations());
      case TIMEOUT_MINUTES -> Optional.of(configuration.timeoutMinutes());
      case AUTO_CHECKPOINT -> Optional.of(configuration.autoCheckpoint());
      case ERROR_RECOVERY_ENABLED -> Optional.of(configuration.errorRecoveryEnabled());
    };
  }
}
