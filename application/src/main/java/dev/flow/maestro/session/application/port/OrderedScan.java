package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.Optional;
import java.util.PriorityQueue;

/** Shows sessions in order by reading each twice: once for its place, and once to be shown. */
final class OrderedScan {

  private final SessionRepository repository;
  private final SessionQuery query;
  private final SessionVisitor visitor;

  OrderedScan(SessionRepository repository, SessionQuery query, SessionVisitor visitor) {
    this.repository = repository;
    this.query = query;
    this.visitor = visitor;
  }

  void run() {
    PriorityQueue<Rank> ranks = ranks();
    int left = query.limit().orElse(Integer.MAX_VALUE);
    while (left > 0 && !ranks.isEmpty()) {
      left -= show(ranks.remove()) ? 1 : 0;
    }
  }

  private PriorityQueue<Rank> ranks() {
    PriorityQueue<Rank> ranks = new PriorityQueue<>();
    repository.scan(
        query,
        new SessionVisitor() {
          @Override
          public void onSession(Session session) {
            ranks.add(Rank.of(session, query));
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            visitor.onUnreadable(record);
          }

          @Override
          public void onProgress(int read, int all) {
            visitor.onProgress(read, all);
          }
        });
    return ranks;
  }

  private boolean show(Rank rank) {
    Optional<Session> session;
    try {
      session = repository.find(rank.id()).filter(query::matches);
    } catch (UnreadableSessionException e) {
      visitor.onUnreadable(e.record());
      return false;
    }
    session.ifPresent(visitor::onSession);
    return session.isPresent();
  }
}
