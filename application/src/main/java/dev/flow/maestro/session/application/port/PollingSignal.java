package dev.flow.maestro.session.application.port;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Counts the time that it was asked to wait, and needs no clock for it. */
final class PollingSignal implements ChangeSignal {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private Duration waited = Duration.ZERO;

  @Override
  public PossibleChanges await(Duration atMost) {
    Duration left = INTERVAL.minus(waited);
    Duration wait = atMost.compareTo(left) < 0 ? atMost : left;
    if (wait.isNegative() || wait.isZero() || Thread.currentThread().isInterrupted()) {
      return PossibleChanges.none();
    }
    LockSupport.parkNanos(wait.toNanos());
    waited = waited.plus(wait);
    if (waited.compareTo(INTERVAL) < 0) {
      return PossibleChanges.none();
    }
    waited = Duration.ZERO;
    return PossibleChanges.anything();
  }

  @Override
  public void close() {
    // There is nothing to free.
  }
}
