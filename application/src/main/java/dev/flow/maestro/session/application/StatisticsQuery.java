package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which sessions statistics are to be of. A session must meet every filter that is given.
 *
 * @param filters the filters of a query; its limit does not count
 * @param since last changed at this time or later
 * @param within last changed no longer ago than this; not negative
 */
public record StatisticsQuery(
    SessionQuery filters, Optional<Instant> since, Optional<Duration> within) {

  /**
   * Checks the span.
   *
   * @throws InvalidInputException if it is negative
   */
  public StatisticsQuery {
    if (within.filter(Duration::isNegative).isPresent()) {
      throw InvalidInputException.of("within", within.get().toString(), "a span of at least 0");
    }
  }

  /** Every session. */
  public static StatisticsQuery all() {
    return of(SessionQuery.all());
  }

  /** The sessions that meet these filters, whenever they were changed. */
  public static StatisticsQuery of(SessionQuery filters) {
    return new StatisticsQuery(filters, Optional.empty(), Optional.empty());
  }

  /** Only sessions last changed at this time or later. */
  public StatisticsQuery since(Instant earliest) {
    return new StatisticsQuery(filters, Optional.of(earliest), within);
  }

  /** Only sessions last changed no longer ago than this. */
  public StatisticsQuery within(Duration span) {
    return new StatisticsQuery(filters, since, Optional.of(span));
  }

  /** Whether the session was changed recently enough. */
  boolean isRecent(Session session, Instant now) {
    Instant changed = session.lastChange();
    return (since.isEmpty() || !changed.isBefore(since.get()))
        && (within.isEmpty() || Duration.between(changed, now).compareTo(within.get()) <= 0);
  }
}
