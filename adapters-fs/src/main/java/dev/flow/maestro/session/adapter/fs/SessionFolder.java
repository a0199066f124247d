package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.HistoryFile.DamagedException;
import dev.flow.maestro.session.adapter.fs.HistoryFile.Lines;
import dev.flow.maestro.session.adapter.fs.MetadataFile.Content;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.StoredEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the document and the history of one session as one. The document is the truth; a line of
 * the history belongs to it if its fingerprint is the document's, or if a later line's is. The last
 * line may be ahead of the document: of a change that is under way, or whose writer crashed.
 */
final class SessionFolder {

  static final int MOST_READS = 10;

  private final SessionId id;
  private final Patience patience;
  private final MetadataFile metadata;
  private final HistoryFile history;
  private final ChangeWriter changes;

  SessionFolder(StoreLayout layout, SessionId id, Patience patience) {
    this.id = id;
    this.patience = patience;
    this.metadata = new MetadataFile(layout, id);
    this.history = new HistoryFile(layout, id);
    this.changes = new ChangeWriter(layout, id);
  }

  private interface Reading {
    Lines lines(Content document) throws IOException, DamagedException;
  }

  /** Whether there is a record, readable or not. */
  boolean exists() {
    return metadata.exists();
  }

  /**
   * Reads the session. The caller holds the lock.
   *
   * @return the session, or empty where there is no record
   */
  Optional<StoredSession> read() {
    return read(document -> history.lastTwo(), false);
  }

  /** Reads the whole history of a document that was read. The caller holds the lock. */
  StoredSession withHistory(Content content) {
    return joined(content, read(all(), content), false);
  }

  /** Reads the whole history for somebody who will not change it. */
  Optional<List<SessionEvent>> seeHistory() {
    return seeWhole().map(StoredSession::events);
  }

  /** Reads the session with its whole history, for somebody who will not change it. */
  Optional<StoredSession> seeWhole() {
    return read(all(), true);
  }

  /**
   * Reads the session for somebody who will not change it: the document is the truth, so a history
   * that cannot be read leaves it at the revision that it names itself.
   */
  Optional<Seen> see() {
    try {
      return read(document -> history.lastOf(document.fingerprint()), true).map(Seen::of);
    } catch (UnreadableSessionException e) {
      if (e.record().location().equals(history.path().toString())) {
        return metadata.read(patience).map(Seen::alone);
      }
      throw e;
    }
  }

  /** Reads the session with its whole history. The caller holds the lock. */
  Optional<StoredSession> readWhole() {
    return read(all(), false);
  }

  /** Puts the edit from outside into the history, if there is one. The caller holds the lock. */
  Optional<Session> recordExternalEdit(StoreListener listener) {
    Optional<StoredSession> stored = read();
    if (stored.isPresent() && stored.get().external().isPresent()) {
      try {
        StoredEvent edit = stored.get().external().get();
        changes.append(stored.get(), List.of(edit));
        listener.onExternalEdit(edit.event());
      } catch (IOException e) {
        throw Failures.unavailable("write", history.path(), e);
      }
    }
    return stored.map(StoredSession::session);
  }

  /**
   * Reads the document and then the history. What looks like an edit from outside may be a change
   * of ours under way, so it counts only once the document was found the same twice.
   *
   * @param amongWriters whether others may change the session meanwhile; who holds the lock must
   *     not take an older line for the document's, and what follows it for nothing
   */
  private Optional<StoredSession> read(Reading reading, boolean amongWriters) {
    Optional<StoredSession> before = Optional.empty();
    for (int reads = 1; ; reads++) {
      // The document first: the history, read later, then has its event.
      Optional<Content> content = metadata.read(patience);
      if (content.isEmpty()) {
        return Optional.empty();
      }
      // Each time another document: changes come faster than the history is read, and may have left
      // the document's line far behind.
      boolean overtaken = amongWriters && reads == MOST_READS;
      StoredSession stored;
      try {
        Lines lines = read(overtaken ? all() : reading, content.get());
        if (lines.haveMoreToCome()) {
          lines = read(all(), content.get());
        }
        stored = joined(content.get(), lines, overtaken);
      } catch (UnreadableSessionException e) {
        // Without the lock, a line may have been put in the place of another while it was read.
        if (reads < MOST_READS && patience.waitALittle()) {
          continue;
        }
        throw e;
      }
      if (stored.external().isEmpty() || reads == MOST_READS) {
        return Optional.of(stored);
      }
      if (before.isPresent() && before.get().fingerprint().equals(stored.fingerprint())) {
        // As it was when the history was read first; by now there may be more of it.
        return before;
      }
      before = Optional.of(stored);
    }
  }

  private StoredSession joined(Content content, Lines lines, boolean overtaken) {
    try {
      return StoredSession.join(content, lines, overtaken);
    } catch (DamagedException e) {
      throw damaged(e);
    }
  }

  private UnreadableSessionException damaged(DamagedException e) {
    return new UnreadableSessionException(e.inRecord(id, history.path()), e);
  }

  private Reading all() {
    return document -> history.all();
  }

  private Lines read(Reading reading, Content document) {
    try {
      return Interrupts.outlast(
          () -> {
            try {
              return reading.lines(document);
            } catch (DamagedException e) {
              throw damaged(e);
            }
          });
    } catch (IOException e) {
      throw new UnreadableSessionException(
          UnreadableRecord.whole(id.toString(), history.path().toString(), Failures.reason(e)), e);
    }
  }
}
