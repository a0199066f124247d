package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.Rank;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The sessions that had to be read for their places in the order of a query, until it is their
 * turn. The first few are kept; of the others only the places are.
 */
final class ReadAhead implements SessionVisitor {

  /** So many are in memory until they are shown. */
  private static final int MOST_KEPT = 64;

  private final SessionQuery query;
  private final SessionVisitor visitor;
  private final PriorityQueue<Found> found = new PriorityQueue<>();

  ReadAhead(SessionQuery query, SessionVisitor visitor) {
    this.query = query;
    this.visitor = visitor;
  }

  /** A session, or only its place. */
  record Found(Rank rank, Optional<Session> session) implements Comparable<Found> {

    @Override
    public int compareTo(Found other) {
      return rank.compareTo(other.rank);
    }
  }

  @Override
  public void onSession(Session session) {
    found.add(
        new Found(
            Rank.of(session, query),
            found.size() < MOST_KEPT ? Optional.of(session) : Optional.empty()));
  }

  @Override
  public void onUnreadable(UnreadableRecord record) {
    visitor.onUnreadable(record);
  }

  /** The next one, if there is one and it comes before another place. */
  Optional<Found> nextBefore(Optional<Rank> other) {
    Found next = found.peek();
    if (next == null || (other.isPresent() && next.rank().compareTo(other.get()) >= 0)) {
      return Optional.empty();
    }
    return Optional.of(found.remove());
  }
}
