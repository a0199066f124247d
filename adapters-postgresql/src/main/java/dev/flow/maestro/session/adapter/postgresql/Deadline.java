package dev.flow.maestro.session.adapter.postgresql;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How long an operation may still take, and the pauses between its attempts: they grow, and are
 * uneven, so that those who were in each other's way are not so again. For one thread.
 */
final class Deadline {

  private static final long SHORTEST_PAUSE_NANOS = 1_000_000;
  private static final long LONGEST_PAUSE_NANOS = 250_000_000;

  private final long start = System.nanoTime();
  private final long limit;
  private long pause = SHORTEST_PAUSE_NANOS;

  Deadline(Duration limit) {
    this.limit = limit.toNanos();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** What is left, in milliseconds, and never nothing: to a server, 0 is for ever. */
  long remainingMillis() {
    return Math.max(1, (limit - (System.nanoTime() - start)) / 1_000_000);
  }

  /** Waits a little; false, and at once, where no time is left. */
  boolean pause() {
    long left = limit - (System.nanoTime() - start);
    if (left <= 0) {
      return false;
    }
    long longest = Math.min(pause, left);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    return true;
  }
}
