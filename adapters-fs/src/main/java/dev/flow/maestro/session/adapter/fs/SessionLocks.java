package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.LockFile.Held;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreLockedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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
  private final ChangeLog changes;
  private final StoreListener listener;

  /** Where the folder of the lock files really is, once it is known. */
  private volatile Optional<Path> realFolder = Optional.empty();

  /** With a listener that does not throw. */
  SessionLocks(StoreLayout layout, Duration timeout, StoreListener listener) {
    this.layout = layout;
    this.timeout = timeout;
    this.changes = new ChangeLog(layout);
    this.listener = listener;
  }

  /**
   * Runs a change while holding the session's lock, which this thread does not hold yet. An
   * interrupt neither ends the waiting nor disturbs the action; the thread is left interrupted.
   *
   * @throws StoreLockedException if the lock was not to be had in time; the action did not run
   */
  <T> T holding(SessionId id, Supplier<T> action) {
    LockWait wait = new LockWait(System.nanoTime());
    try {
      return tryHolding(
              layout.lock(id),
              wait.start + timeout.toNanos(),
              () -> wait.thenRun(telling(id, action)))
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

  /** Runs a change if the session's lock is free at once; otherwise empty. */
  <T> Optional<T> ifFree(SessionId id, Supplier<T> action) {
    return ifFree(id, Duration.ZERO, action);
  }

  /** Runs a change if the session's lock becomes free within this time; otherwise empty. */
  <T> Optional<T> ifFree(SessionId id, Duration within, Supplier<T> action) {
    return ifFreeUntold(id, within, telling(id, action));
  }

  /**
   * The same for an action that changes nothing that queries see. It is told to nobody.
   *
   * @return what it returned; empty, if the lock was not free in time
   */
  <T> Optional<T> ifFreeUntold(SessionId id, Duration within, Supplier<T> action) {
    Path file = layout.lock(id);
    return inThisJvm(file).isHeldByCurrentThread()
        ? Optional.empty()
        : tryHolding(file, System.nanoTime() + within.toNanos(), action);
  }

  private <T> Supplier<T> telling(SessionId id, Supplier<T> change) {
    return () -> changes.telling(id, change);
  }

  /**
   * Waits until each lock was free for a moment that there is in the store now: whoever held one is
   * done. A lock that there was not is taken by who comes later.
   *
   * @param seenFree those that are not to be waited for; gets those that were free
   * @param deadline until when to wait, as {@link System#nanoTime} tells it
   * @return whether all were free
   */
  boolean awaitEach(Set<Path> seenFree, long deadline) throws IOException {
    boolean all = true;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.locks(), "*.lock")) {
      for (Path file : files) {
        if (!seenFree.contains(file)) {
          boolean free =
              !inThisJvm(file).isHeldByCurrentThread()
                  && tryHolding(file, deadline, () -> file).isPresent();
          all &= free && seenFree.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return true;
    } catch (DirectoryIteratorException e) {
      throw new IOException(e.getCause());
    }
    return all;
  }

  private <T> Optional<T> tryHolding(Path file, long deadline, Supplier<T> action) {
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
