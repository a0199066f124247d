package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

/**
 * How many sessions there are that have not ended, by status, and how many records that cannot be
 * read, whoever made them.
 *
 * <p>The store is asked when somebody looks at a gauge, in the thread of whoever looks, and not
 * again within an interval; who looks meanwhile waits for that answer. It is one {@link
 * SessionRepository#scan}, of which only the numbers are kept. Where it fails, which is a warning
 * in the log, the gauges are not a number until the next one. Safe for use by several threads.
 */
public final class SessionCensus implements MeterBinder, AutoCloseable {

  private record Gauges(MeterRegistry registry, List<Meter> meters) {}

  /**
   * What was found; empty where the store could not be asked.
   *
   * @param at the time, in nanoseconds of the clock
   */
  private record Count(long at, Optional<Numbers> numbers) {}

  private record Numbers(Map<SessionStatus, Long> active, long unreadable) {}

  private final SessionRepository store;
  private final long interval;
  private final Clock clock;
  private final List<Gauges> bound = new CopyOnWriteArrayList<>();
  private Optional<Count> last = Optional.empty();

  /**
   * Counts the sessions of a store.
   *
   * @param store not one that is {@linkplain SessionMetrics#measured measured}, or looking would
   *     count as well
   * @param interval how long an answer is good enough
   */
  public SessionCensus(SessionRepository store, Duration interval) {
    this(store, interval, Clock.SYSTEM);
  }

  SessionCensus(SessionRepository store, Duration interval, Clock clock) {
    this.store = store;
    this.interval = interval.toNanos();
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    List<Meter> meters = new CopyOnWriteArrayList<>();
    bound.add(new Gauges(registry, meters));
    for (SessionStatus status : SessionStatus.values()) {
      if (!status.isTerminal()) {
        meters.add(
            gauge("maestro.active.sessions", numbers -> numbers.active().getOrDefault(status, 0L))
                .baseUnit("sessions")
                .description("Sessions that have not ended")
                .tag(SessionMeters.STATUS, status.key())
                .register(registry));
      }
    }
    meters.add(
        gauge("maestro.unreadable.records", Numbers::unreadable)
            .baseUnit("records")
            .description("Records that cannot be read")
            .register(registry));
  }

  /** A registry holds no more than a weak reference by itself, and who binds this may drop it. */
  private Gauge.Builder<SessionCensus> gauge(String name, ToDoubleFunction<Numbers> number) {
    return Gauge.builder(name, this, census -> census.value(number)).strongReference(true);
  }

  /** Removes the gauges from their registries. */
  @Override
  public void close() {
    for (Gauges gauges : bound) {
      gauges.meters().forEach(gauges.registry()::remove);
    }
    bound.clear();
  }

  private double value(ToDoubleFunction<Numbers> number) {
    Optional<Numbers> numbers = numbers();
    return numbers.isEmpty() ? Double.NaN : number.applyAsDouble(numbers.get());
  }

  private synchronized Optional<Numbers> numbers() {
    if (last.isEmpty() || clock.monotonicTime() - last.get().at() >= interval) {
      Optional<Numbers> numbers = count();
      last = Optional.of(new Count(clock.monotonicTime(), numbers));
    }
    return last.flatMap(Count::numbers);
  }

  private Optional<Numbers> count() {
    Counting counting = new Counting();
    try {
      store.scan(SessionQuery.all().active(), counting);
    } catch (RuntimeException e) {
      Logger logger = System.getLogger(SessionCensus.class.getName());
      logger.log(Level.WARNING, "the sessions could not be counted", e);
      return Optional.empty();
    }
    return Optional.of(new Numbers(counting.active, counting.unreadable));
  }

  private static final class Counting implements SessionVisitor {

    private final Map<SessionStatus, Long> active = new EnumMap<>(SessionStatus.class);
    private long unreadable;

    @Override
    public void onSession(Session session) {
      active.merge(session.status(), 1L, Long::sum);
    }

    @Override
    public void onUnreadable(UnreadableRecord record) {
      unreadable++;
    }
  }
}
