package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/** Keeps the first sessions of the order of a query, and no more than its limit. */
final class NewestSessions {

  private final int limit;
  private final PriorityQueue<Session> lastFirst =
      new PriorityQueue<>(SessionQuery.ORDER.reversed());

  NewestSessions(OptionalInt limit) {
    this.limit = limit.orElse(Integer.MAX_VALUE);
  }

  void add(Session session) {
    lastFirst.add(session);
    if (lastFirst.size() > limit) {
      lastFirst.remove();
    }
  }

  List<Session> inOrder() {
    Comparator<Session> order = SessionQuery.ORDER;
    return lastFirst.stream().sorted(order).toList();
  }
}
