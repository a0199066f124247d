package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StatusTimes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters that events move, in one registry. Those without tags are there from the beginning,
 * the others from the first time on that something happened.
 */
final class SessionMeters {

  static final String STATUS = "status";

  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String OUTCOME = "outcome";

  /** Sessions last for minutes to days; buckets for less or more would only cost. */
  private static final Duration SHORTEST_BUCKET = Duration.ofSeconds(1);

  private static final Duration LONGEST_BUCKET = Duration.ofDays(7);

  private final MeterRegistry registry;
  private final Set<Meter> own = ConcurrentHashMap.newKeySet();
  private final Counter created;
  private final Counter conflicts;
  private final Counter externalEdits;
  private final Counter unreadableReads;
  private volatile boolean closed;

  SessionMeters(MeterRegistry registry) {
    this.registry = registry;
    this.created =
        count(counter("maestro.created.sessions", "sessions", "Sessions that were created"));
    this.conflicts =
        count(
            counter(
                "maestro.conflicts",
                "conflicts",
                "Changes refused because the session was not as its caller expected"));
    this.externalEdits =
        count(
            counter(
                "maestro.external.edits",
                "edits",
                "Edits by programs without revisions, when they were recorded"));
    this.unreadableReads =
        count(
            counter(
                "maestro.unreadable.reads",
                "reads",
                "Times that a record was met that cannot be read"));
  }

  void created() {
    created.increment();
  }

  void transition(SessionStatus from, SessionStatus to) {
    count(
            counter("maestro.transitions", "transitions", "Transitions that took place")
                .tags(FROM, from.key(), TO, to.key()))
        .increment();
  }

  void refused(SessionStatus from, SessionStatus to) {
    count(
            counter(
                    "maestro.refused.transitions",
                    "transitions",
                    "Transitions that the policy refused")
                .tags(FROM, from.key(), TO, to.key()))
        .increment();
  }

  void conflict() {
    conflicts.increment();
  }

  void externalEdit() {
    externalEdits.increment();
  }

  void unreadable(int records) {
    unreadableReads.increment(records);
  }

  /** A session has ended, and spent its time so. */
  void ended(SessionStatus end, StatusTimes times) {
    times
        .byStatus()
        .forEach(
            (status, time) ->
                time(span("maestro.status.time", "Time in a status of sessions that have ended")
                        .tag(STATUS, status.key()))
                    .record(time));
    time(span(
                "maestro.session.time",
                "Time from the creation to the end of sessions, without pauses")
            .tag(STATUS, end.key()))
        .record(times.unpaused());
  }

  void operation(StoreOperation operation, String outcome, Duration time) {
    time(Timer.builder("maestro.store.operations")
            .description("What was asked of the store, and how long it took")
            .tags("operation", operation.key(), OUTCOME, outcome))
        .record(time);
  }

  void lockWait(boolean taken, Duration waited) {
    time(Timer.builder("maestro.lock.waits")
            .description("How long changes waited for the lock of their session")
            .tags(OUTCOME, taken ? "taken" : "given_up"))
        .record(waited);
  }

  /** Removes the meters. What happens from now on makes none that stay. */
  void close() {
    closed = true;
    own.forEach(registry::remove);
  }

  private static Counter.Builder counter(String name, String unit, String description) {
    return Counter.builder(name).baseUnit(unit).description(description);
  }

  private static Timer.Builder span(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentileHistogram()
        .minimumExpectedValue(SHORTEST_BUCKET)
        .maximumExpectedValue(LONGEST_BUCKET);
  }

  private Counter count(Counter.Builder builder) {
    return own(builder.register(registry));
  }

  private Timer time(Timer.Builder builder) {
    return own(builder.register(registry));
  }

  private <M extends Meter> M own(M meter) {
    own.add(meter);
    if (closed) {
      registry.remove(meter);
    }
    return meter;
  }
}
