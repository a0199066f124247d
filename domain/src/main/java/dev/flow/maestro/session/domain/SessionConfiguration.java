package dev.flow.maestro.session.domain;

/**
 * How a session is to be run.
 *
 * @param maxIterations refinements at the most; at least 1
 * @param timeoutMinutes minutes after which the session is overdue; at least 1
 * @param autoCheckpoint whether checkpoints are made without being asked for
 * @param errorRecoveryEnabled whether a failed task is tried again
 */
public record SessionConfiguration(
    long maxIterations, long timeoutMinutes, boolean autoCheckpoint, boolean errorRecoveryEnabled) {

  /**
   * Checks both numbers.
   *
   * @throws InvalidInputException naming the number that is below 1
   */
  public SessionConfiguration {
    Checks.atLeast(1, SessionField.MAX_ITERATIONS, maxIterations);
    Checks.atLeast(1, SessionField.TIMEOUT_MINUTES, timeoutMinutes);
  }

  /** Three iterations, two hours, checkpoints and recovery on: the specification's values. */
  public static SessionConfiguration defaults() {
    return new SessionConfiguration(3, 120, true, true);
  }

  /** The same with another number of iterations. */
  public SessionConfiguration withMaxIterations(long iterations) {
    return new SessionConfiguration(
        iterations, timeoutMinutes, autoCheckpoint, errorRecoveryEnabled);
  }

  /** The same with another time-out. */
  public SessionConfiguration withTimeoutMinutes(long minutes) {
    return new SessionConfiguration(maxIterations, minutes, autoCheckpoint, errorRecoveryEnabled);
  }

  /** The same with automatic checkpoints on or off. */
  public SessionConfiguration withAutoCheckpoint(boolean on) {
    return new SessionConfiguration(maxIterations, timeoutMinutes, on, errorRecoveryEnabled);
  }

  /** The same with error recovery on or off. */
  public SessionConfiguration withErrorRecovery(boolean on) {
    return new SessionConfiguration(maxIterations, timeoutMinutes, autoCheckpoint, on);
  }

  SessionConfiguration with(SessionUpdate update) {
    return new SessionConfiguration(
        update.count(SessionField.MAX_ITERATIONS, maxIterations),
        update.count(SessionField.TIMEOUT_MINUTES, timeoutMinutes),
        update.flag(SessionField.AUTO_CHECKPOINT, autoCheckpoint),
        update.flag(SessionField.ERROR_RECOVERY_ENABLED, errorRecoveryEnabled));
  }
}
