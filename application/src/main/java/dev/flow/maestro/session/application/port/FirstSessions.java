package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the first sessions of the order of a query, and no more than its limit: what {@link
 * SessionRepository#query} makes of a scan.
 */
public final class FirstSessions implements SessionVisitor {

  /** A session with its place, which takes too long to find out at each comparison. */
  private record Ranked(Session session, Rank rank) {

    static final Comparator<Ranked> ORDER = Comparator.comparing(Ranked::rank);
  }

  private final SessionQuery query;
  private final int limit;
  private final PriorityQueue<Ranked> lastFirst = new PriorityQueue<>(Ranked.ORDER.reversed());
  private final List<UnreadableRecord> unreadable = new ArrayList<>();

  /** Keeps what comes first in the order of the query, and no more than its limit. */
  public FirstSessions(SessionQuery query) {
    this.query = query;
    this.limit = query.limit().orElse(Integer.MAX_VALUE);
  }

  @Override
  public void onSession(Session session) {
    lastFirst.add(new Ranked(session, Rank.of(session, query)));
    if (lastFirst.size() > limit) {
      lastFirst.remove();
    }
  }

  @Override
  public void onUnreadable(UnreadableRecord record) {
    unreadable.add(record);
  }

  /** What was kept, in order, and every record that could not be read. */
  public QueryResult result() {
    return new QueryResult(
        lastFirst.stream().sorted(Ranked.ORDER).map(Ranked::session).toList(), unreadable);
  }
}
