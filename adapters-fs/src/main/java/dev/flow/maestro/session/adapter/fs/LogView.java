package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a query makes of the log of changes. */
interface LogView {

  /** No log, or none that anybody could rely on. */
  LogView NONE = new Unread(Optional.empty(), false);

  /** Whether it says which sessions are to be looked at. */
  boolean isRelied();

  /** Whether an index is wanted that relies on it. */
  boolean isWanted();

  /** What an index that is made now can rely on; empty where there is nothing. */
  Optional<LogMark> mark() throws IOException;

  /**
   * Of a query that looks at the whole store.
   *
   * @param log as it was before the store was looked at; open until the query ends
   * @param believed whether the next query would rather believe it
   */
  record Unread(Optional<OpenLog> log, boolean believed) implements LogView {

    @Override
    public boolean isWanted() {
      return believed && log.isPresent();
    }

    @Override
    public boolean isRelied() {
      return false;
    }

    @Override
    public Optional<LogMark> mark() throws IOException {
      return log.isEmpty()
          ? Optional.empty()
          : log.get().tail(ChangeLogFormat.HEADER).map(LogMark::of);
    }
  }

  /** Of a query that looks at those sessions only that the log tells of, and some others. */
  static LogView relied(LogTail tail, SessionIndex index) {
    Set<SessionId> unsure = new HashSet<>(tail.pending());
    for (int entry = 0; entry < index.count(); entry++) {
      if (index.isLeftOut(entry) && !tail.isOver(index.id(entry))) {
        unsure.add(index.id(entry));
      }
    }
    return new Relied(new LogMark(tail.nonce(), tail.end(), unsure));
  }

  /**
   * Of such a query.
   *
   * @param known what it knows of the log
   */
  record Relied(LogMark known) implements LogView {

    @Override
    public boolean isRelied() {
      return true;
    }

    @Override
    public boolean isWanted() {
      return false;
    }

    @Override
    public Optional<LogMark> mark() {
      return Optional.of(known);
    }
  }
}
