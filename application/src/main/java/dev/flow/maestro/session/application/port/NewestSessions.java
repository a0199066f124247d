package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/** Keeps the first sessions of the order of a query, and no more than its limit. */
final class NewestSessions implements SessionVisitor {

  private final int limit;
  private final PriorityQueue<Session> lastFirst =
      new PriorityQueue<>(SessionQuery.ORDER.reversed());
  private final List<UnreadableRecord> unreadable = new ArrayList<>();

  NewestSessions(OptionalInt limit) {
    this.limit = limit.orElse(Integer.MAX_VALUE);
  }

  @Override
  public void onSession(Session session) {
    lastFirst.add(session);
    if (lastFirst.size() > limit) {
      lastFirst.remove();
    }
  }

  @Override
  public void onUnreadable(UnreadableRecord record) {
    unreadable.add(record);
  }

  QueryResult result() {
    return new QueryResult(lastFirst.stream().sorted(SessionQuery.ORDER).toList(), unreadable);
  }
}
