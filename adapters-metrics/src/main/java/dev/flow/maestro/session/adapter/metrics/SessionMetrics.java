package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.SessionEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Counts and times what happens to sessions. It hears of it in three places, and leaves out what it
 * is not told: as the observer of the use cases, as the listener of the store, and through the
 * store that {@link #measured} gives.
 *
 * <p>What happens before the first registry is bound, or after the closing, is not counted. A
 * registry that throws is a warning in the log and disturbs neither a change nor another registry.
 * Safe for use by several threads.
 */
public final class SessionMetrics
    implements MeterBinder, SessionObserver, StoreListener, AutoCloseable {

  private final List<SessionMeters> bound = new CopyOnWriteArrayList<>();

  /** Counts for no registry yet. */
  public SessionMetrics() {}

  /**
   * Counts for this registry from now on, beside those that were bound before. Two instances on one
   * registry share their meters, and whichever closes first removes them.
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    bound.add(new SessionMeters(registry));
  }

  /** The same store, and what it is asked is timed and what it refuses is counted. */
  public SessionRepository measured(SessionRepository store) {
    return new MeasuredRepository(store, this);
  }

  @Override
  public void onEvent(SessionEvent event) {
    switch (event.type()) {
      case CREATED -> tell(SessionMeters::created);
      case TRANSITIONED ->
          event.from().ifPresent(from -> tell(meters -> meters.transition(from, event.to())));
      case UPDATED, EXTERNAL_EDIT, FORKED -> {
        // An edit from outside is told by the store. The others are operations of it.
      }
    }
  }

  @Override
  public void onLockWait(Duration waited, boolean taken) {
    tell(meters -> meters.lockWait(taken, waited));
  }

  @Override
  public void onExternalEdit(SessionEvent event) {
    tell(SessionMeters::externalEdit);
  }

  /** Removes the meters from their registries and counts no more. */
  @Override
  public void close() {
    List<SessionMeters> open = List.copyOf(bound);
    bound.removeAll(open);
    open.forEach(SessionMetrics::closeGuarded);
  }

  /** Whether anybody counts. */
  boolean isBound() {
    return !bound.isEmpty();
  }

  /** Moves meters in each registry; none can break what is told of. */
  void tell(Consumer<SessionMeters> note) {
    for (SessionMeters meters : bound) {
      guard(() -> note.accept(meters));
    }
  }

  private static void closeGuarded(SessionMeters meters) {
    guard(meters::close);
  }

  /** A registry may lack a class that it needs, which shows only when a meter is made. */
  static void guard(Runnable counting) {
    try {
      counting.run();
    } catch (RuntimeException | LinkageError e) {
      Logger logger = System.getLogger(SessionMetrics.class.getName());
      logger.log(Level.WARNING, "a meter failed", e);
    }
  }
}
