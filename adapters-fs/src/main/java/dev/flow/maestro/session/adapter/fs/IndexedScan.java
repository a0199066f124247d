package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.util.Optional;

/**
 * One walk through a store for a query. The index only spares reading what cannot match: every
 * session that is shown was read from its document, and whatever is not covered is read, too.
 */
final class IndexedScan {

  private final StoreLayout layout;
  private final IndexPolicy policy;
  private final SessionQuery query;
  private final SessionVisitor visitor;
  private final Patience patience = new Patience();

  private IndexedScan(
      StoreLayout layout, IndexPolicy policy, SessionQuery query, SessionVisitor visitor) {
    this.layout = layout;
    this.policy = policy;
    this.query = query;
    this.visitor = visitor;
  }

  /** Shows every session that matches. */
  static void all(
      StoreLayout layout, IndexPolicy policy, SessionQuery query, SessionVisitor visitor) {
    new IndexedScan(layout, policy, query, visitor).run(Integer.MAX_VALUE);
  }

  /** Finds the first ones, as many as the query asks for. */
  static QueryResult first(StoreLayout layout, IndexPolicy policy, SessionQuery query) {
    FirstSessions first = new FirstSessions(query);
    new IndexedScan(layout, policy, query, first).run(query.limit().orElse(Integer.MAX_VALUE));
    return first.result();
  }

  /**
   * What was found without reading a document.
   *
   * @param index to be closed at the end
   * @param candidates empty where there is no index that could hold
   */
  private record Narrowed(
      Optional<SessionIndex> index, Survey survey, Optional<Candidates> candidates)
      implements AutoCloseable {

    @Override
    public void close() {
      index.ifPresent(SessionIndex::close);
    }
  }

  private void run(int limit) {
    long since = System.nanoTime();
    try (Narrowed narrowed = narrow();
        IndexRenewal renewal = IndexRenewal.of(layout, policy, narrowed.survey(), since)) {
      narrowed.survey().misnamed().forEach(visitor::onUnreadable);
      for (SessionId id : narrowed.survey().uncovered()) {
        readUncovered(id, renewal);
      }
      narrowed.candidates().ifPresent(candidates -> read(candidates, limit));
      renewal.finish();
    }
  }

  private Narrowed narrow() {
    try {
      return Interrupts.outlast(() -> narrow(SessionIndex.open(layout.index())));
    } catch (IOException e) {
      return withoutIndex();
    }
  }

  private Narrowed narrow(Optional<SessionIndex> index) throws IOException {
    boolean done = false;
    try {
      Survey survey = Survey.of(layout, policy, index, query);
      Optional<Candidates> candidates = Optional.empty();
      if (survey.index().isPresent()) {
        candidates = Optional.of(Candidates.of(survey.index().get(), survey, query));
      }
      done = true;
      return new Narrowed(index, survey, candidates);
    } finally {
      if (!done) {
        index.ifPresent(SessionIndex::close);
      }
    }
  }

  private Narrowed withoutIndex() {
    try {
      return narrow(Optional.empty());
    } catch (IOException e) {
      throw Failures.unavailable("read", layout.sessions(), e);
    }
  }

  private void read(Candidates candidates, int limit) {
    candidates.unsure().forEach(this::read);
    if (limit == Integer.MAX_VALUE) {
      candidates.sorted().forEach(this::read);
      return;
    }
    int left = limit;
    while (left > 0) {
      Optional<SessionId> next = candidates.next();
      if (next.isEmpty()) {
        return;
      }
      left -= read(next.get()) ? 1 : 0;
    }
  }

  private void readUncovered(SessionId id, IndexRenewal renewal) {
    Optional<Stamp> before = renewal.before(id);
    Optional<Seen> seen;
    try {
      seen = new SessionFolder(layout, id, patience).see();
    } catch (UnreadableSessionException e) {
      renewal.takeUnreadable(id, before);
      visitor.onUnreadable(e.record());
      return;
    }
    renewal.take(id, before, seen);
    show(seen.map(Seen::session));
  }

  /** Whether it matched, and so was shown. */
  private boolean read(SessionId id) {
    try {
      return show(new SessionFolder(layout, id, patience).see().map(Seen::session));
    } catch (UnreadableSessionException e) {
      visitor.onUnreadable(e.record());
      return false;
    }
  }

  private boolean show(Optional<Session> session) {
    Optional<Session> matching = session.filter(query::matches);
    matching.ifPresent(visitor::onSession);
    return matching.isPresent();
  }
}
