package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The index of a store that nobody writes but those who keep its log, in memory, and what the log
 * tells beyond it. For any number of threads.
 */
final class HeldIndex {

  private final StoreLayout layout;
  private final LogMaker maker;
  private Optional<Held> held = Optional.empty();

  HeldIndex(StoreLayout layout, SessionLocks locks, IndexPolicy policy) {
    this.layout = layout;
    this.maker = new LogMaker(layout, locks, policy.fewest());
  }

  /**
   * What is held.
   *
   * @param file the stamp of the file that the index was read from
   * @param index to be opened again for its feature requests
   * @param tail empty, where nothing was read of a log on which the index relies
   */
  private record Held(Stamp file, SessionIndex index, Optional<LogTail> tail) {}

  /**
   * An index that holds but for what the log tells.
   *
   * @param index to be closed
   * @param tail what the log tells since the index was made
   */
  record Relied(SessionIndex index, LogTail tail) {}

  /**
   * Tells what can be known without a look at the sessions.
   *
   * @return empty, where all have to be looked at; then the log was made, if that was missing
   * @throws IOException if it cannot be told now
   */
  synchronized Optional<Relied> rely() throws IOException {
    Optional<OpenLog> opened = OpenLog.of(layout.changes());
    if (opened.isEmpty()) {
      makeLog();
      return Optional.empty();
    }
    try (OpenLog log = opened.get()) {
      if (!log.isReady()) {
        attempt(() -> maker.makeReady(log));
        return Optional.empty();
      }
      if (log.size() >= ChangeLog.LARGE) {
        makeLog();
        return Optional.empty();
      }
      return rely(log);
    }
  }

  private Optional<Relied> rely(OpenLog log) throws IOException {
    held = Stamp.of(layout.index()).flatMap(this::hold);
    if (held.isEmpty() || !held.get().index().reliesOn(log)) {
      return Optional.empty();
    }
    Held before = held.get();
    Optional<LogTail> tail = tail(before, log);
    held = Optional.of(new Held(before.file(), before.index(), tail));
    if (tail.isEmpty()) {
      // Damaged.
      makeLog();
      return Optional.empty();
    }
    return Optional.of(new Relied(before.index().again(layout.index()), tail.get()));
  }

  /** The index that is in the file with this stamp. */
  private Optional<Held> hold(Stamp file) {
    if (held.isPresent() && held.get().file().isSameAs(file)) {
      return held;
    }
    Optional<SessionIndex> index = SessionIndex.open(layout.index());
    index.ifPresent(SessionIndex::close);
    return index.map(read -> new Held(file, read, Optional.empty()));
  }

  private static Optional<LogTail> tail(Held held, OpenLog log) throws IOException {
    Optional<LogTail> known = held.tail().filter(tail -> tail.nonce() == log.nonce());
    if (known.isEmpty()) {
      return log.tail(held.index().logEnd());
    }
    if (known.get().end() > log.size()) {
      return Optional.empty();
    }
    if (known.get().end() == log.size()) {
      return known;
    }
    Map<SessionId, Boolean> touched = new HashMap<>(known.get().touched());
    return log.tail(known.get().end())
        .map(
            more -> {
              touched.putAll(more.touched());
              return new LogTail(more.nonce(), more.end(), touched);
            });
  }

  private void makeLog() {
    attempt(maker::make);
  }

  private interface Step {
    void run() throws IOException;
  }

  /** Without a log that can be relied on, a query looks at everything. */
  private static void attempt(Step step) {
    try {
      Interrupts.outlast(
          () -> {
            step.run();
            return step;
          });
    } catch (IOException | UnsupportedOperationException e) {
      System.getLogger(HeldIndex.class.getName())
          .log(System.Logger.Level.DEBUG, "no log of changes", e);
    }
  }
}
