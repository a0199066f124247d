package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.adapter.postgresql.SessionPages.Order;
import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  private void show(StoredSession row, SessionVisitor visitor) {
    Session session;
    try {
      session = row.session();
    } catch (UnreadableSessionException e) {
      visitor.onUnreadable(e.record());
      return;
    }
    if (query.matches(session)) {
      visitor.onSession(session);
    }
  }

  /** The first of them. */
  QueryResult first() {
    if (query.limit().isPresent() && query.search().isEmpty()) {
      return newest(query.limit().getAsInt());
    }
    FirstSessions first = new FirstSessions(query);
    showTo(first);
    return first.result();
  }

  /** Reads no more rows than are wanted, unless some do not match after all. */
  private QueryResult newest(int limit) {
    List<Session> found = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    SessionVisitor visitor =
        new SessionVisitor() {
          @Override
          public void onSession(Session session) {
            found.add(session);
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            unreadable.add(record);
          }
        };
    Filter filter = Filter.of(query);
    Optional<Filter> rest = Optional.of(filter);
    while (found.size() < limit && rest.isPresent()) {
      List<StoredSession> page = pages.read(rest.get(), Order.CREATION, limit - found.size());
      page.forEach(row -> show(row, visitor));
      rest =
          page.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  filter.afterCreation(
                      page.get(page.size() - 1).createdAt(), page.get(page.size() - 1).id()));
    }
    unreadable.addAll(pages.damaged());
    return new QueryResult(found, unreadable);
  }
}
