package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.LockFile.Held;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreLockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One writer at a time for a session, among the threads of this JVM and among processes.
 *
 * <p>Threads queue at a lock in memory, which all stores of this JVM share; whoever has that goes
 * for the {@link LockFile}.
 */
final class SessionLocks {

  private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

  private final StoreLayout layout;
  private final Duration timeout;
  private final StoreListener listener;

  /** Where the folder of the lock files really is, once it is known. */
  private volatile Optional<Path> realFolder = Optional.empty();

  /** With a listener that does not throw. */
  SessionLocks(StoreLayout layout, Duration timeout, StoreListener listener) {
    this.layout = layout;
    this.timeout = timeout;
    this.listener = listener;
  }

  /**
   * Runs an action while holding the session's lock, which this thread does not hold yet. An
   * interrupt neither ends the waiting nor disturbs the action; the thread is left interrupted.
   *
   * @throws StoreLockedException if the lock was not to be had in time; the action did not run
   */
  <T> T holding(SessionId id, Supplier<T> action) {
    LockWait wait = new LockWait(System.nanoTime());
    try {
      return tryHolding(id, wait.start + timeout.toNanos(), () -> wait.thenRun(action))
          .orElseThrow(() -> new StoreLockedException(id, wait.soFar(), holder(layout.lock(id))));
    } finally {
      listener.onLockWait(wait.taken ? wait.waited : wait.soFar(), wait.taken);
    }
  }

  /** How long a change waits for its lock. */
  private static final class LockWait {

    private final long start;
    private Duration waited = Duration.ZERO;
    private boolean taken;

    LockWait(long start) {
      this.start = start;
    }

    Duration soFar() {
      return Duration.ofNanos(System.nanoTime() - start);
    }

    <T> T thenRun(Supplier<T> action) {
      waited = soFar();
      taken = true;
      return action.get();
    }
  }

  /** Runs an action if the session's lock is free at once; otherwise empty. */
  <T> Optional<T> ifFree(SessionId id, Supplier<T> action) {
    return ifFree(id, Duration.ZERO, action);
  }

  /** Runs an action if the session's lock becomes free within this time; otherwise empty. */
  <T> Optional<T> ifFree(SessionId id, Duration within, Supplier<T> action) {
    return inThisJvm(layout.lock(id)).isHeldByCurrentThread()
        ? Optional.empty()
        : tryHolding(id, System.nanoTime() + within.toNanos(), action);
  }

  private <T> Optional<T> tryHolding(SessionId id, long deadline, Supplier<T> action) {
    Path file = layout.lock(id);
    ReentrantLock inThisJvm = inThisJvm(file);
    if (inThisJvm.isHeldByCurrentThread()) {
      throw new IllegalStateException("a change of a session must not call the store");
    }
    if (!tryLock(inThisJvm, deadline)) {
      return Optional.empty();
    }
    try {
      Optional<Held> held = take(file, deadline);
      if (held.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(action.get());
      } finally {
        held.get().close();
      }
    } finally {
      inThisJvm.unlock();
    }
  }

  private Optional<Long> holder(Path file) {
    return inThisJvm(file).isLocked()
        ? Optional.of(ProcessHandle.current().pid())
        : LockHolder.of(file);
  }

  private Optional<Held> take(Path file, long deadline) {
    try {
      try {
        return new LockFile(file).take(deadline);
      } catch (NoSuchFileException e) {
        // The folder was there, and somebody removed it.
        Files.createDirectories(layout.locks());
        return new LockFile(file).take(deadline);
      }
    } catch (IOException e) {
      throw Failures.unavailable("lock", file, e);
    }
  }

  /** One lock for a file, by whatever path a store came to it. */
  private ReentrantLock inThisJvm(Path file) {
    try {
      if (realFolder.isEmpty()) {
        Files.createDirectories(layout.locks());
        realFolder = Optional.of(layout.locks().toRealPath());
      }
      Path real = realFolder.get().resolve(file.getFileName());
      return IN_THIS_JVM.computeIfAbsent(real, path -> new ReentrantLock());
    } catch (IOException e) {
      throw Failures.unavailable("lock", file, e);
    }
  }

  static boolean tryLock(ReentrantLock lock, long deadline) {
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
}
