package dev.flow.maestro.session.domain;

import java.util.Optional;

/**
 * Some of a configuration; what is absent is left to others.
 *
 * @param maxIterations refinements at the most; at least 1
 * @param timeoutMinutes minutes after which the session is overdue; at least 1
 * @param autoCheckpoint whether checkpoints are made without being asked for
 * @param errorRecoveryEnabled whether a failed task is tried again
 */
public record PartialConfiguration(
    Optional<Long> maxIterations,
    Optional<Long> timeoutMinutes,
    Optional<Boolean> autoCheckpoint,
    Optional<Boolean> errorRecoveryEnabled) {

  /**
   * Checks both numbers.
   *
   * @throws InvalidInputException naming the number that is below 1
   */
  public PartialConfiguration {
    maxIterations.ifPresent(number -> Checks.atLeast(1, SessionField.MAX_ITERATIONS, number));
    timeoutMinutes.ifPresent(number -> Checks.atLeast(1, SessionField.TIMEOUT_MINUTES, number));
  }

  /** Leaves all to others. */
  public static PartialConfiguration none() {
    return new PartialConfiguration(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same with a number of iterations. */
  public PartialConfiguration withMaxIterations(long iterations) {
    return new PartialConfiguration(
        Optional.of(iterations), timeoutMinutes, autoCheckpoint, errorRecoveryEnabled);
  }

  /** The same with a time-out. */
  public PartialConfiguration withTimeoutMinutes(long minutes) {
    return new PartialConfiguration(
        maxIterations, Optional.of(minutes), autoCheckpoint, errorRecoveryEnabled);
  }

  /** The same with automatic checkpoints on or off. */
  public PartialConfiguration withAutoCheckpoint(boolean on) {
    return new PartialConfiguration(
        maxIterations, timeoutMinutes, Optional.of(on), errorRecoveryEnabled);
  }

  /** The same with error recovery on or off. */
  public PartialConfiguration withErrorRecovery(boolean on) {
    return new PartialConfiguration(maxIterations, timeoutMinutes, autoCheckpoint, Optional.of(on));
  }

  /** Whether all is left to others. */
  public boolean isEmpty() {
    return equals(none());
  }

  /** A whole configuration: what is present here, and the rest of the other. */
  public SessionConfiguration over(SessionConfiguration other) {
    return new SessionConfiguration(
        maxIterations.orElse(other.maxIterations()),
        timeoutMinutes.orElse(other.timeoutMinutes()),
        autoCheckpoint.orElse(other.autoCheckpoint()),
        errorRecoveryEnabled.orElse(other.errorRecoveryEnabled()));
  }
}
