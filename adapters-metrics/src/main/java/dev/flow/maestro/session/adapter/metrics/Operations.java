package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Runs what is asked of a store, and tells how it went. */
final class Operations {

  private static final String DONE = "done";

  /** Something else than a {@link SessionException}. */
  private static final String ERROR = "error";

  private final SessionMetrics metrics;

  Operations(SessionMetrics metrics) {
    this.metrics = metrics;
  }

  /** Runs an operation on one session; what it refuses is counted, too. */
  <T> T run(StoreOperation operation, Supplier<T> action) {
    return timed(
        operation,
        () -> {
          try {
            return action.get();
          } catch (SessionException e) {
            count(e);
            throw e;
          }
        });
  }

  /** The same, without a result. */
  void run(StoreOperation operation, Runnable action) {
    boolean unused =
        run(
            operation,
            () -> {
              action.run();
              return true;
            });
  }

  /** Runs an operation, whose errors may be those of other operations that it ran. */
  <T> T timed(StoreOperation operation, Supplier<T> action) {
    long start = System.nanoTime();
    T result;
    try {
      result = action.get();
    } catch (SessionException e) {
      tell(operation, e.code().name().toLowerCase(Locale.ROOT), start);
      throw e;
    } catch (RuntimeException | Error e) {
      tell(operation, ERROR, start);
      throw e;
    }
    tell(operation, DONE, start);
    return result;
  }

  private void tell(StoreOperation operation, String outcome, long start) {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    metrics.tell(meters -> meters.operation(operation, outcome, time));
  }

  private void count(SessionException e) {
    if (e instanceof IllegalTransitionException refused) {
      metrics.tell(meters -> meters.refused(refused.from(), refused.to()));
    } else if (e instanceof SessionConflictException) {
      metrics.tell(SessionMeters::conflict);
    } else if (e instanceof UnreadableSessionException) {
      unreadable(1);
    }
  }

  /** So many records were met that cannot be read. */
  void unreadable(int records) {
    metrics.tell(meters -> meters.unreadable(records));
  }
}
