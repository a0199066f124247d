package dev.flow.maestro.session.adapter.fs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How long one operation waits, in all, for writers that write in place, as the peer does: a query
 * that meets many half-written files waits no longer than one that meets one. Begins with the first
 * wait. For one thread.
 */
final class Patience {

  private static final Duration ENOUGH = Duration.ofSeconds(1);

  /** Short and uneven: a writer that never rests is whole only now and then. */
  private static final long SHORTEST_PAUSE_NANOS = 200_000;

  private static final long LONGEST_PAUSE_NANOS = 1_000_000;

  private boolean begun;
  private long deadline;

  /** Waits a little; false, and at once, where the patience is at its end. */
  boolean waitALittle() {
    long now = System.nanoTime();
    if (!begun) {
      begun = true;
      deadline = now + ENOUGH.toNanos();
    }
    if (now - deadline >= 0) {
      return false;
    }
    LockSupport.parkNanos(
        ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS));
    return true;
  }
}
