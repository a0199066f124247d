package dev.flow.maestro.session.adapter.fs;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How long one operation waits, in all, for writers that write in place, as the peer does: a query
 * that meets many half-written files waits no longer than one that meets one. Begins with the first
 * wait, and anew when there is a sign of a writer that is at work: on a busy machine, one that
 * never rests may be met half-way many times in a row. For one thread.
 */
final class Patience {

  private static final Duration ENOUGH = Duration.ofSeconds(1);

  /** In all, whatever a writer does. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Short and uneven: a writer that never rests is whole only now and then. */
  private static final long SHORTEST_PAUSE_NANOS = 200_000;

  private static final long LONGEST_PAUSE_NANOS = 1_000_000;

  private final long enough;
  private final long longest;
  private boolean begun;
  private long deadline;
  private long last;
  private Optional<Seen> seen = Optional.empty();

  Patience() {
    this(ENOUGH, LONGEST);
  }

  /** For tests, which have less. */
  Patience(Duration enough, Duration longest) {
    this.enough = enough.toNanos();
    this.longest = longest.toNanos();
  }

  private record Seen(Path file, FileTime writtenAt) {}

  /** Is told when the file that is waited for was written; if that is news, a writer is at work. */
  void see(Path file, FileTime writtenAt) {
    Seen now = new Seen(file, writtenAt);
    if (begun && seen.isPresent() && seen.get().file.equals(file) && !seen.get().equals(now)) {
      deadline = earlier(System.nanoTime() + enough, last);
    }
    seen = Optional.of(now);
  }

  /** Waits a little; false, and at once, where the patience is at its end. */
  boolean waitALittle() {
    long now = System.nanoTime();
    if (!begun) {
      begun = true;
      deadline = now + enough;
      last = now + longest;
    }
    if (now - deadline >= 0) {
      return false;
    }
    LockSupport.parkNanos(
        ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS));
    return true;
  }

  /** Of two times of {@link System#nanoTime}, which may overflow between them. */
  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }
}
