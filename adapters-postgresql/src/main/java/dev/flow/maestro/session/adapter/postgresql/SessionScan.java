package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.adapter.postgresql.SessionPages.Order;
import dev.flow.maestro.session.adapter.postgresql.SessionPages.Page;
import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableSessionException;

/**
 * Shows the sessions that a query finds. The columns narrow; what matches is decided by the query.
 * What another program has damaged is looked for with the only page, as of the same moment, or
 * after the last one, so that what is damaged meanwhile is not missed.
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
    Page page = pages.read(filter, Order.ID, SessionPages.MOST_ROWS);
    show(page, visitor);
    while (!page.last()) {
      page = pages.read(filter.afterId(end(page).id()), Order.ID, SessionPages.MOST_ROWS);
      show(page, visitor);
    }
    showDamaged(page, visitor);
  }

  /**
   * Shows the first of them in the order of the query, which has no search, page by page, and all
   * that cannot be read. No more rows are read than are shown, unless some do not match after all.
   */
  void showInOrderTo(SessionVisitor visitor) {
    Filter filter = Filter.of(query);
    int left = query.limit().orElse(Integer.MAX_VALUE);
    Page page = pages.read(filter, Order.CREATION, left);
    left -= show(page, visitor);
    while (left > 0 && !page.last()) {
      StoredSession end = end(page);
      page = pages.read(filter.afterCreation(end.createdAt(), end.id()), Order.CREATION, left);
      left -= show(page, visitor);
    }
    showDamaged(page, visitor);
  }

  private static StoredSession end(Page page) {
    return page.rows().get(page.rows().size() - 1);
  }

  /** Shows what is damaged as of the last page, or later. */
  private void showDamaged(Page last, SessionVisitor visitor) {
    if (!last.sound()) {
      pages.damaged().forEach(visitor::onUnreadable);
    }
  }

  /** Shows a page, and says how many of its sessions match. */
  private int show(Page page, SessionVisitor visitor) {
    int shown = 0;
    for (StoredSession row : page.rows()) {
      shown += show(row, visitor) ? 1 : 0;
    }
    return shown;
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
