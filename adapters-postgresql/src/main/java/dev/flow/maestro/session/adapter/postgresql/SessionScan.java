package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.adapter.postgresql.SessionPages.Order;
import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.List;

/**
 * Shows the sessions that a query finds. The columns narrow; what matches is decided by the query.
 * What another program has damaged is looked for last, so that what is damaged meanwhile is not
 * missed.
 */
final class SessionScan {

  private final SessionPages pages;
  private final SessionQuery query;

  SessionScan(Database database, SessionQuery query) {
    this.pages = new SessionPages(database);
    this.query = query;
  }

  /** Shows all of them, by id, and all that cannot be read. */
  void showTo(SessionVisitor visitor) {
    Filter filter = Filter.of(query);
    List<StoredSession> page = pages.read(filter, Order.ID, SessionPages.MOST_ROWS);
    while (!page.isEmpty()) {
      page.forEach(row -> show(row, visitor));
      StoredSession last = page.get(page.size() - 1);
      page = pages.read(filter.afterId(last.id()), Order.ID, SessionPages.MOST_ROWS);
    }
    pages.damaged().forEach(visitor::onUnreadable);
  }

  /**
   * Shows the first of them in the order of the query, which has no search, page by page, and all
   * that cannot be read. No more rows are read than are shown, unless some do not match after all.
   */
  void showInOrderTo(SessionVisitor visitor) {
    Filter filter = Filter.of(query);
    int left = query.limit().orElse(Integer.MAX_VALUE);
    List<StoredSession> page = pages.read(filter, Order.CREATION, left);
    while (!page.isEmpty()) {
      for (StoredSession row : page) {
        left -= show(row, visitor) ? 1 : 0;
      }
      StoredSession last = page.get(page.size() - 1);
      page =
          left == 0
              ? List.of()
              : pages.read(filter.afterCreation(last.createdAt(), last.id()), Order.CREATION, left);
    }
    pages.damaged().forEach(visitor::onUnreadable);
  }

  private boolean show(StoredSession row, SessionVisitor visitor) {
    Session session;
    try {
      session = row.session();
    } catch (UnreadableSessionException e) {
      visitor.onUnreadable(e.record());
      return false;
    }
    if (!query.matches(session)) {
      return false;
    }
    visitor.onSession(session);
    return true;
  }

  /** The first of them, in order. */
  QueryResult first() {
    FirstSessions first = new FirstSessions(query);
    if (query.search().isEmpty()) {
      showInOrderTo(first);
    } else {
      showTo(first);
    }
    return first.result();
  }
}
