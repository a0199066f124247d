package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Finds sessions. */
public final class QuerySessions {

  private final SessionRepository repository;
  private final InstantSource clock;

  /** Uses the repository and clock. */
  public QuerySessions(SessionPorts ports) {
    this.repository = ports.repository();
    this.clock = ports.clock();
  }

  /**
   * The sessions that match, newest first or, where there is a search, the best match first, and
   * every record that could not be read.
   */
  public QueryResult query(SessionQuery query) {
    return repository.query(query);
  }

  /**
   * Shows the same one by one, so that however many there are, only a few are in memory. See {@link
   * SessionRepository#scanInOrder}.
   */
  public void scan(SessionQuery query, SessionVisitor visitor) {
    repository.scanInOrder(query, visitor);
  }

  /**
   * The same query, for stale sessions only: those that have not ended, and that nothing changed
   * for so long.
   *
   * @throws InvalidInputException if the span is negative
   */
  public SessionQuery staleOnly(SessionQuery query, Duration unchangedFor) {
    return staleOnly(query, unchangedFor, clock.instant());
  }

  static SessionQuery staleOnly(SessionQuery query, Duration unchangedFor, Instant now) {
    if (unchangedFor.isNegative()) {
      throw InvalidInputException.of("span", unchangedFor.toString(), "0 or more");
    }
    Duration most = Duration.between(Instant.MIN, now);
    return query.unchangedSince(
        unchangedFor.compareTo(most) < 0 ? now.minus(unchangedFor) : Instant.MIN);
  }
}
