package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock on one file, which keeps other processes away. The file is never read and never deleted:
 * closing any other channel on it would drop the lock silently (fcntl(2)), and deleting it would
 * let two holders in.
 */
final class LockFile {

  private static final Queue<FileChannel> LEFT_OPEN = new ConcurrentLinkedQueue<>();
  private static final long SHORTEST_PAUSE_NANOS = 200_000;
  private static final long LONGEST_PAUSE_NANOS = 20_000_000;

  private final Path path;

  LockFile(Path path) {
    this.path = path;
  }

  /** A lock that is held until it is closed. */
  static final class Held {

    private final FileChannel channel;

    private Held(FileChannel channel) {
      this.channel = channel;
    }

    void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // The system frees the descriptor, and the lock with it, whatever close(2) returns; and the
        // action has succeeded or failed already.
        System.getLogger(LockFile.class.getName())
            .log(System.Logger.Level.DEBUG, "closing a lock file", e);
      }
    }
  }

  /**
   * Takes the lock, for which no other thread of this JVM tries now. Whoever waits stands in the
   * system's queue, which is fair, where polling is not: in turn, and not when lucky.
   *
   * @param deadline until when to wait, as {@link System#nanoTime} tells it
   * @return the lock, or empty where it was not to be had in time
   */
  Optional<Held> take(long deadline) throws IOException {
    Optional<Held> held = Interrupts.outlast(this::tryOnce);
    if (held.isEmpty() && deadline - System.nanoTime() > 0) {
      held = Interrupts.outlast(() -> queue(deadline));
    }
    long pause = SHORTEST_PAUSE_NANOS;
    while (held.isEmpty() && deadline - System.nanoTime() > 0) {
      pause(ThreadLocalRandom.current().nextLong(pause / 2, pause));
      pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
      held = Interrupts.outlast(this::tryOnce);
    }
    return held;
  }

  private static void pause(long nanos) {
    boolean interrupted = Thread.interrupted();
    LockSupport.parkNanos(nanos);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private FileChannel open() throws IOException {
    Attributes.requireRegularIfPresent(path);
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
  }

  private Optional<Held> tryOnce() throws IOException {
    FileChannel channel = open();
    boolean close = true;
    try {
      FileLock lock = channel.tryLock();
      close = lock == null;
      return lock == null ? Optional.empty() : Optional.of(new Held(channel));
    } catch (OverlappingFileLockException e) {
      close = false;
      leaveOpen(channel);
      return Optional.empty();
    } finally {
      if (close) {
        channel.close();
      }
    }
  }

  /**
   * A copy of this class in another class loader of this JVM holds the lock, and would lose it by
   * our closing any channel on the file.
   */
  private static void leaveOpen(FileChannel channel) {
    LEFT_OPEN.add(channel);
  }

  /**
   * Waits in the system's queue, on a thread of its own, because such a wait has no end but the
   * closing of the channel.
   *
   * @return the lock, or empty where the time is over or the system will not let us wait: it takes
   *     processes that wait for each other's sessions for a deadlock, whatever their threads do
   */
  private Optional<Held> queue(long deadline) throws IOException {
    FileChannel channel = open();
    Waiter waiter = new Waiter(channel);
    Thread thread = new Thread(waiter, "maestro-session-lock");
    thread.setDaemon(true);
    thread.start();
    boolean inTime = await(waiter.done, deadline);
    if (!inTime) {
      channel.close();
      await(waiter.done, System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
    }
    if (waiter.outcome == Outcome.HELD && inTime) {
      return Optional.of(new Held(channel));
    }
    if (waiter.outcome == Outcome.HELD_IN_THIS_JVM) {
      leaveOpen(channel);
    } else {
      channel.close();
    }
    return Optional.empty();
  }

  private static boolean await(CountDownLatch done, long deadline) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return done.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private enum Outcome {
    NONE,
    HELD,
    HELD_IN_THIS_JVM
  }

  /** Stands in the queue. */
  private static final class Waiter implements Runnable {

    private final FileChannel channel;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Outcome outcome = Outcome.NONE;

    Waiter(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void run() {
      try {
        channel.lock();
        outcome = Outcome.HELD;
      } catch (OverlappingFileLockException e) {
        outcome = Outcome.HELD_IN_THIS_JVM;
      } catch (AsynchronousCloseException e) {
        // The time is over.
        outcome = Outcome.NONE;
      } catch (IOException e) {
        System.getLogger(LockFile.class.getName())
            .log(System.Logger.Level.DEBUG, "no place in the queue for a lock", e);
      } finally {
        done.countDown();
      }
    }
  }
}
