package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets threads meet in a store. A good store passes however long anything takes. */
final class Race {

  /**
   * A store that hangs fails a test instead of stopping the build; nothing else takes this long.
   */
  private static final int HANGS_AFTER_SECONDS = ProofSize.of(120, 7_200);

  /** How long a change lets another thread go ahead, if the store lets it: see {@link Overlap}. */
  private static final int HEAD_START_MILLIS = 100;

  private Race() {}

  /** Runs the tasks in a thread each, all at once, and gives what they returned. */
  static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      CountDownLatch ready = new CountDownLatch(tasks.size());
      List<Callable<T>> together = new ArrayList<>();
      for (Callable<T> task : tasks) {
        together.add(
            () -> {
              ready.countDown();
              ready.await();
              return task.call();
            });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(together, HANGS_AFTER_SECONDS, TimeUnit.SECONDS)) {
        results.add(resultOf(future));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  static <T> T inAnotherThread(Callable<T> task) throws Exception {
    return run(List.of(task)).get(0);
  }

  /**
   * Looks again and again in two threads, while a third does the work round by round. Each round
   * waits for a look, so that the two meet however the threads are scheduled.
   */
  static void look(Callable<?> glance, int rounds, Callable<?> work) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Semaphore glances = new Semaphore(0);
    Callable<Boolean> reader =
        () -> {
          try {
            do {
              glance.call();
              glances.release();
            } while (!done.get());
          } finally {
            glances.release(rounds);
          }
          return true;
        };
    Callable<Boolean> writer =
        () -> {
          try {
            for (int round = 0; round < rounds; round++) {
              glances.acquire();
              work.call();
            }
          } finally {
            done.set(true);
          }
          return true;
        };
    run(List.of(reader, reader, writer));
  }

  /** What somebody else does in a store in the middle of a change. */
  static final class Overlap<T> {

    private final FutureTask<T> other;
    private final AtomicBoolean begun = new AtomicBoolean();

    Overlap(Callable<T> other) {
      this.other = new FutureTask<>(other);
    }

    /**
     * The change, but the first time that it is asked it begins the other thread's work and lets it
     * end. A store that makes the other wait is left alone after a moment: both then go on, one
     * after the other.
     */
    SessionChange within(SessionChange change) {
      return current -> {
        if (begun.compareAndSet(false, true)) {
          Thread thread = new Thread(other, "overlap");
          thread.setDaemon(true);
          thread.start();
          try {
            other.get(HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
          } catch (TimeoutException | ExecutionException e) {
            // The other waits for us, or failed: result() tells.
          } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
          }
        }
        return change.apply(current);
      };
    }

    /** What the other thread returned; what it threw is thrown. */
    T result() throws Exception {
      if (!begun.get()) {
        throw new AssertionError("the store did not ask the change");
      }
      try {
        return other.get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        throw new AssertionError("the store hangs", e);
      } catch (ExecutionException e) {
        throw unchecked(Optional.ofNullable(e.getCause()).orElse(e));
      }
    }
  }

  private static <T> T resultOf(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (CancellationException e) {
      throw new AssertionError("the store hangs", e);
    } catch (ExecutionException e) {
      throw unchecked(Optional.ofNullable(e.getCause()).orElse(e));
    }
  }

  /** Throws an error or an unchecked exception as it is; the caller writes "throw" before it. */
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    throw new AssertionError("a checked exception", thrown);
  }
}
