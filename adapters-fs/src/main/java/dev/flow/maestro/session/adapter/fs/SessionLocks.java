package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreLockedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One writer at a time for a session, among the threads of this JVM and among processes.
 *
 * <p>Threads queue at a lock in memory, which all stores of this JVM share; whoever has that tries
 * for the lock on the file. A lock file is never read and never deleted: closing any other channel
 * on it would drop the lock silently (fcntl(2)), and deleting it would let two holders in.
 */
final class SessionLocks {

  private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();
  private static final Queue<FileChannel> LEFT_OPEN = new ConcurrentLinkedQueue<>();
  private static final long SHORTEST_PAUSE_NANOS = 200_000;
  private static final long LONGEST_PAUSE_NANOS = 20_000_000;

  private final StoreLayout layout;
  private final Duration timeout;

  SessionLocks(StoreLayout layout, Duration timeout) {
    this.layout = layout;
    this.timeout = timeout;
  }

  /**
   * Runs an action while holding the session's lock, which this thread does not hold yet. An
   * interrupt neither ends the waiting nor disturbs the action; the thread is left interrupted.
   *
   * @throws StoreLockedException if the lock was not to be had in time; the action did not run
   */
  <T> T holding(SessionId id, Supplier<T> action) {
    return tryHolding(id, timeout, action).orElseThrow(() -> new StoreLockedException(id, timeout));
  }

  /** Runs an action if the session's lock is free at once; otherwise empty. */
  <T> Optional<T> ifFree(SessionId id, Supplier<T> action) {
    return tryHolding(id, Duration.ZERO, action);
  }

  private <T> Optional<T> tryHolding(SessionId id, Duration patience, Supplier<T> action) {
    Path file = layout.lock(id);
    long deadline = System.nanoTime() + patience.toNanos();
    ReentrantLock inThisJvm = inThisJvm(file);
    if (inThisJvm.isHeldByCurrentThread() && patience.isZero()) {
      return Optional.empty();
    }
    if (inThisJvm.isHeldByCurrentThread()) {
      throw new IllegalStateException("a change of a session must not call the store");
    }
    if (!tryLock(inThisJvm, deadline)) {
      return Optional.empty();
    }
    try {
      Optional<FileLock> lock = lockFile(file, deadline);
      if (lock.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(action.get());
      } finally {
        close(lock.get());
      }
    } finally {
      inThisJvm.unlock();
    }
  }

  /** One lock for a file, by whatever path a store came to it. */
  private ReentrantLock inThisJvm(Path file) {
    try {
      DurableFiles.createFolders(layout.locks());
      Path real = layout.locks().toRealPath().resolve(file.getFileName());
      return IN_THIS_JVM.computeIfAbsent(real, path -> new ReentrantLock());
    } catch (IOException e) {
      throw Failures.unavailable("lock", file, e);
    }
  }

  private static boolean tryLock(ReentrantLock lock, long deadline) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
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

  private static Optional<FileLock> lockFile(Path file, long deadline) {
    try {
      long pause = SHORTEST_PAUSE_NANOS;
      Optional<FileLock> lock = Interrupts.outlast(() -> tryLockFile(file));
      while (lock.isEmpty() && deadline - System.nanoTime() > 0) {
        boolean interrupted = Thread.interrupted();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause / 2, pause));
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        lock = Interrupts.outlast(() -> tryLockFile(file));
      }
      return lock;
    } catch (IOException e) {
      throw Failures.unavailable("lock", file, e);
    }
  }

  private static Optional<FileLock> tryLockFile(Path file) throws IOException {
    RegularFiles.requireIfPresent(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
    boolean close = true;
    try {
      FileLock lock = channel.tryLock();
      close = lock == null;
      return Optional.ofNullable(lock);
    } catch (OverlappingFileLockException e) {
      // A copy of this class in another class loader of this JVM holds it, and would lose it by our
      // closing any channel on the file.
      LEFT_OPEN.add(channel);
      close = false;
      return Optional.empty();
    } finally {
      if (close) {
        channel.close();
      }
    }
  }

  private static void close(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      // The system frees the descriptor, and the lock with it, whatever close(2) returns; and the
      // action has succeeded or failed already.
      System.getLogger(SessionLocks.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a lock file", e);
    }
  }
}
