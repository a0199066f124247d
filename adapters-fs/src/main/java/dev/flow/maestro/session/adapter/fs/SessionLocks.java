package dev.flow.maestro.session.adapter.fs;

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
import java.util.concurrent.ConcurrentHashMap;
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
  private static final long SHORTEST_PAUSE_NANOS = 200_000;
  private static final long LONGEST_PAUSE_NANOS = 20_000_000;

  private final StoreLayout layout;
  private final Duration timeout;

  SessionLocks(StoreLayout layout, Duration timeout) {
    this.layout = layout;
    this.timeout = timeout;
  }

  /**
   * Runs an action while holding the session's lock. An interrupt neither ends the waiting nor
   * disturbs the action; the thread is left interrupted.
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
    ReentrantLock inThisJvm =
        IN_THIS_JVM.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
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

  private Optional<FileLock> lockFile(Path file, long deadline) {
    try {
      DurableFiles.createFolders(layout.locks());
      long pause = SHORTEST_PAUSE_NANOS;
      Optional<FileLock> lock = Interrupts.outlast(() -> tryLockFile(file));
      while (lock.isEmpty() && System.nanoTime() < deadline) {
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
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      FileLock lock = channel.tryLock();
      held = lock != null;
      return Optional.ofNullable(lock);
    } catch (OverlappingFileLockException e) {
      // A copy of this class in another class loader of this JVM holds it.
      return Optional.empty();
    } finally {
      if (!held) {
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
