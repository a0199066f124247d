package dev.flow.maestro.session.adapter.fs;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How long one operation waits, in all, for writers that write in place, as the peer does: a query
 * that meets many half-written files waits no longer than one that meets one. Begins with the first
 * wait. For one thread.
 */
final class Patience {

  private static final Duration ENOUGH = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofMillis(5);

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
    LockSupport.parkNanos(PAUSE.toNanos());
    return true;
  }
}
