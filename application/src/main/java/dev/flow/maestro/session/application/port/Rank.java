package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.time.Instant;

/**
 * The place of a session in the order of a query: what {@link SessionQuery#order} compares, without
 * the session. The natural order is that of the query.
 *
 * @param relevance how well the session matches the search; 0 where there is none
 * @param createdAt when the session was created
 * @param id the session's id
 */
public record Rank(long relevance, Instant createdAt, SessionId id) implements Comparable<Rank> {

  /** The place of a session that matches the query. */
  public static Rank of(Session session, SessionQuery query) {
    return new Rank(query.relevance(session), session.createdAt(), session.id());
  }

  @Override
  public int compareTo(Rank other) {
    if (relevance != other.relevance) {
      return Long.compare(other.relevance, relevance);
    }
    int byTime = other.createdAt.compareTo(createdAt);
    return byTime != 0 ? byTime : id.compareTo(other.id);
  }
}
