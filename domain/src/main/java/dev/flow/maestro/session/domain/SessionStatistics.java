package dev.flow.maestro.session.domain;

/**
 * What a session has counted. Every count is at least 0.
 *
 * @param totalTasks tasks planned
 * @param completedTasks tasks done
 * @param failedTasks tasks given up
 * @param decisionsMade decisions recorded
 * @param checkpointsCreated git checkpoints made
 * @param errorRecoveryCount recoveries tried
 * @param durationSeconds seconds from creation to the end, 0 until then; finite
 */
public record SessionStatistics(
    long totalTasks,
    long completedTasks,
    long failedTasks,
    long decisionsMade,
    long checkpointsCreated,
    long errorRecoveryCount,
    double durationSeconds) {

  /**
   * Checks every count.
   *
   * @throws InvalidInputException naming the first count that is below 0
   */
  public SessionStatistics {
    Checks.atLeast(0, SessionField.TOTAL_TASKS, totalTasks);
    Checks.atLeast(0, SessionField.COMPLETED_TASKS, completedTasks);
    Checks.atLeast(0, SessionField.FAILED_TASKS, failedTasks);
    Checks.atLeast(0, SessionField.DECISIONS_MADE, decisionsMade);
    Checks.atLeast(0, SessionField.CHECKPOINTS_CREATED, checkpointsCreated);
    Checks.atLeast(0, SessionField.ERROR_RECOVERY_COUNT, errorRecoveryCount);
    Checks.finiteAndNotNegative(SessionField.DURATION_SECONDS, durationSeconds);
    // There is no negative zero of time.
    durationSeconds += 0.0;
  }

  /** The statistics of a new session. */
  public static SessionStatistics zero() {
    return new SessionStatistics(0, 0, 0, 0, 0, 0, 0.0);
  }

  SessionStatistics with(SessionUpdate update) {
    return new SessionStatistics(
        update.count(SessionField.TOTAL_TASKS, totalTasks),
        update.count(SessionField.COMPLETED_TASKS, completedTasks),
        update.count(SessionField.FAILED_TASKS, failedTasks),
        update.count(SessionField.DECISIONS_MADE, decisionsMade),
        update.count(SessionField.CHECKPOINTS_CREATED, checkpointsCreated),
        update.count(SessionField.ERROR_RECOVERY_COUNT, errorRecoveryCount),
        update.decimal(SessionField.DURATION_SECONDS, durationSeconds));
  }

  SessionStatistics withDurationSeconds(double seconds) {
    return new SessionStatistics(
        totalTasks,
        completedTasks,
        failedTasks,
        decisionsMade,
        checkpointsCreated,
        errorRecoveryCount,
        seconds);
  }
}
