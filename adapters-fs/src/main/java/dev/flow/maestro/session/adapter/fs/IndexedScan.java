package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.HeldIndex.Relied;
import dev.flow.maestro.session.adapter.fs.ReadAhead.Found;
import dev.flow.maestro.session.application.port.Rank;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One walk through a store for a query. The index only spares reading what cannot match: every
 * session that is shown was read from its document, and whatever is not covered is read, too.
 */
final class IndexedScan {

  /** So many are read between two reports of how far it is. */
  private static final int STEP = 64;

  private final StoreLayout layout;
  private final IndexPolicy policy;
  private final Optional<HeldIndex> held;
  private final SessionQuery query;
  private final SessionVisitor visitor;
  private final Patience patience = new Patience();

  private IndexedScan(Source source, SessionQuery query, SessionVisitor visitor) {
    this.layout = source.layout();
    this.policy = source.policy();
    this.held = source.held();
    this.query = query;
    this.visitor = visitor;
  }

  /**
   * What is queried.
   *
   * @param layout where it lies
   * @param policy when an index pays
   * @param held where the log of changes is believed; otherwise, each session is looked at
   */
  record Source(StoreLayout layout, IndexPolicy policy, Optional<HeldIndex> held) {}

  /** Shows every session that matches. */
  static void all(Source source, SessionQuery query, SessionVisitor visitor) {
    new IndexedScan(source, query, visitor).run();
  }

  /** Shows those that a query finds, in its order. */
  static void inOrder(Source source, SessionQuery query, SessionVisitor visitor) {
    new IndexedScan(source, query, visitor).runInOrder();
  }

  /**
   * What was found without reading a document.
   *
   * @param index to be closed at the end
   * @param log to be closed at the end
   * @param candidates empty where there is no index that could hold
   */
  private record Narrowed(
      Optional<SessionIndex> index,
      Optional<OpenLog> log,
      Survey survey,
      Optional<Candidates> candidates)
      implements AutoCloseable {

    @Override
    public void close() {
      index.ifPresent(SessionIndex::close);
      log.ifPresent(OpenLog::close);
    }
  }

  private void run() {
    long since = System.nanoTime();
    try (Narrowed narrowed = narrow();
        IndexRenewal renewal = IndexRenewal.of(layout, policy, narrowed.survey(), since)) {
      readUncovered(narrowed.survey(), renewal, visitor);
      if (narrowed.candidates().isPresent()) {
        Candidates candidates = narrowed.candidates().get();
        candidates.unsure().forEach(id -> read(id, visitor));
        candidates.sorted().forEach(id -> read(id, visitor));
      }
      renewal.finish();
    }
  }

  private void runInOrder() {
    long since = System.nanoTime();
    try (Narrowed narrowed = narrow();
        IndexRenewal renewal = IndexRenewal.of(layout, policy, narrowed.survey(), since)) {
      ReadAhead ahead = new ReadAhead(query, visitor);
      readUncovered(narrowed.survey(), renewal, ahead);
      if (narrowed.candidates().isPresent()) {
        for (SessionId id : narrowed.candidates().get().unsure()) {
          boolean unused = read(id, ahead);
        }
      }
      renewal.finish();
      merge(ahead, narrowed.candidates());
    }
  }

  private void merge(ReadAhead ahead, Optional<Candidates> candidates) {
    int left = query.limit().orElse(Integer.MAX_VALUE);
    Optional<Rank> next = next(candidates);
    while (left > 0) {
      Optional<Found> first = ahead.nextBefore(next);
      if (first.isPresent()) {
        left -= show(first.get()) ? 1 : 0;
      } else if (next.isPresent()) {
        left -= read(next.get().id(), visitor) ? 1 : 0;
        next = next(candidates);
      } else {
        return;
      }
    }
  }

  private static Optional<Rank> next(Optional<Candidates> candidates) {
    return candidates.isPresent() ? candidates.get().next() : Optional.empty();
  }

  private boolean show(Found found) {
    if (found.session().isEmpty()) {
      return read(found.rank().id(), visitor);
    }
    visitor.onSession(found.session().get());
    return true;
  }

  private Narrowed narrow() {
    try {
      return Interrupts.outlast(this::narrowByIndex);
    } catch (IOException e) {
      return withoutIndex();
    }
  }

  private Narrowed narrowByIndex() throws IOException {
    Optional<Relied> relied = held.isPresent() ? held.get().rely() : Optional.empty();
    if (relied.isPresent()) {
      SessionIndex index = relied.get().index();
      return narrow(
          Optional.of(index),
          Optional.empty(),
          () -> Survey.byLog(layout, policy, index, relied.get().tail(), query));
    }
    // Before the store is looked at.
    Optional<OpenLog> log = OpenLog.of(layout.changes());
    Optional<SessionIndex> index = SessionIndex.open(layout.index());
    return narrow(index, log, () -> Survey.of(layout, policy, index, query, view(log)));
  }

  private LogView view(Optional<OpenLog> log) {
    return new LogView.Unread(log.filter(OpenLog::isReady), held.isPresent());
  }

  private interface Look {
    Survey survey() throws IOException;
  }

  private Narrowed narrow(Optional<SessionIndex> index, Optional<OpenLog> log, Look look)
      throws IOException {
    boolean done = false;
    try {
      Survey survey = look.survey();
      Optional<Candidates> candidates = Optional.empty();
      if (survey.index().isPresent()) {
        candidates = Optional.of(Candidates.of(survey.index().get(), survey, query));
      }
      done = true;
      return new Narrowed(index, log, survey, candidates);
    } finally {
      if (!done) {
        index.ifPresent(SessionIndex::close);
        log.ifPresent(OpenLog::close);
      }
    }
  }

  private Narrowed withoutIndex() {
    try {
      return narrow(
          Optional.empty(),
          Optional.empty(),
          () -> Survey.of(layout, policy, Optional.empty(), query, LogView.NONE));
    } catch (IOException e) {
      throw Failures.unavailable("read", layout.sessions(), e);
    }
  }

  private void readUncovered(Survey survey, IndexRenewal renewal, SessionVisitor to) {
    for (UnreadableRecord record : survey.misnamed()) {
      visitor.onUnreadable(record);
    }
    List<SessionId> ids = survey.uncovered();
    for (int number = 0; number < ids.size(); number++) {
      readUncovered(ids.get(number), renewal, to);
      if ((number + 1) % STEP == 0) {
        visitor.onProgress(number + 1, ids.size());
      }
    }
  }

  private void readUncovered(SessionId id, IndexRenewal renewal, SessionVisitor to) {
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
    boolean unused = give(seen, to);
  }

  /** Whether it is there and matched, and so was given. */
  private boolean read(SessionId id, SessionVisitor to) {
    try {
      return give(new SessionFolder(layout, id, patience).see(), to);
    } catch (UnreadableSessionException e) {
      visitor.onUnreadable(e.record());
      return false;
    }
  }

  private boolean give(Optional<Seen> seen, SessionVisitor to) {
    if (seen.isEmpty() || !query.matches(seen.get().session())) {
      return false;
    }
    to.onSession(seen.get().session());
    return true;
  }
}
