package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.HistoryFile.DamagedException;
import dev.flow.maestro.session.adapter.fs.HistoryFile.Lines;
import dev.flow.maestro.session.adapter.fs.MetadataFile.Content;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.json.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The document and the history of one session, as one. The document is the truth; a line of the
 * history belongs to it if its fingerprint is the document's, or if a later line's is. The last
 * line may be ahead of the document: of a change that is under way, or whose writer crashed.
 */
final class SessionFolder {

  static final int MOST_READS = 10;

  private final StoreLayout layout;
  private final SessionId id;
  private final Patience patience;
  private final Path metadataPath;
  private final MetadataFile metadata;
  private final HistoryFile history;

  SessionFolder(StoreLayout layout, SessionId id, Patience patience) {
    this.layout = layout;
    this.id = id;
    this.patience = patience;
    this.metadataPath = layout.metadata(id);
    this.metadata = new MetadataFile(layout, id);
    this.history = new HistoryFile(layout, id);
  }

  /** The document is not the one that a change was decided on. */
  static final class OvertakenException extends IOException {

    OvertakenException() {
      super("another program wrote it at the same time, again and again");
    }
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

  /**
   * Stores a change of what was read under the same hold of the lock: first the history, then the
   * document.
   *
   * @throws OvertakenException if somebody without the lock wrote the document meanwhile; nothing
   *     was stored, and the change is to be decided anew
   */
  void write(StoredSession before, SessionRevision next) throws IOException {
    byte[] content = bytes(before.document().with(next.session()));
    List<StoredEvent> events = new ArrayList<>();
    before.external().ifPresent(events::add);
    events.add(new StoredEvent(next.event(), Optional.of(Fingerprint.of(content))));
    append(before, events);
    replace(before, content);
  }

  /** Reads the session with its whole history. The caller holds the lock. */
  Optional<StoredSession> readWhole() {
    return read(all(), false);
  }

  /**
   * Stores several changes of what was read under the same hold of the lock as one. The history
   * that has them all takes the place of the one that has none: of lines put behind it, a power cut
   * could leave some.
   *
   * @throws OvertakenException as with a single change
   */
  void write(StoredSession before, SessionRecord record) throws IOException {
    byte[] content = RecordForm.bytes(record);
    List<StoredEvent> events = new ArrayList<>();
    before.external().ifPresent(events::add);
    events.addAll(
        RecordForm.told(
            record.history().subList(before.events().size(), record.history().size()), content));
    layout.forceWay();
    layout.files().forceFolder(layout.sessions());
    try {
      history.extend(before.historyEnd(), events);
    } catch (DurableFiles.UnconfirmedException e) {
      // The document was not changed, so nothing was.
      takeBack(before, e);
      throw new IOException("the history was not confirmed by the disk", e);
    }
    replace(before, content);
  }

  private void replace(StoredSession before, byte[] content) throws IOException {
    try {
      layout.files().replace(metadataPath, content, () -> requireStill(before.fingerprint()));
    } catch (DurableFiles.UnconfirmedException e) {
      throw e;
    } catch (IOException e) {
      takeBack(before, e);
      throw e;
    }
  }

  /**
   * Puts events behind those that were read. Before the first of a new session, and after it came
   * from the trash, the way to its folder is made durable: nothing tells whether whoever put the
   * folder there came that far.
   */
  private void append(StoredSession before, List<StoredEvent> events) throws IOException {
    boolean restoring = Attributes.exists(layout.restoring(id));
    if (restoring || before.isNew()) {
      layout.forceWay();
      layout.files().forceFolder(layout.sessions());
    }
    if (restoring) {
      Files.deleteIfExists(layout.restoring(id));
    }
    history.append(before.historyEnd(), events, metadataPath);
  }

  /**
   * Looks whether the document is still the one that was read. Somebody who writes it without the
   * lock in the moment that is left is overwritten.
   */
  private void requireStill(Optional<String> fingerprint) throws OvertakenException {
    try {
      if (!metadata.fingerprint().equals(fingerprint)) {
        throw new OvertakenException();
      }
    } catch (IOException | UnreadableSessionException e) {
      // It was readable: somebody is writing it.
      throw new OvertakenException();
    }
  }

  /** Takes the event of a change back that did not happen. */
  private void takeBack(StoredSession before, IOException failure) {
    try {
      history.append(before.historyEnd(), List.of(), metadataPath);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Stores a first revision where there is no record. The caller holds the lock. */
  void writeFirst(SessionRevision first) throws IOException {
    Session session = first.session();
    write(
        new StoredSession(
            SessionDocument.of(session),
            session,
            List.of(),
            Optional.empty(),
            0,
            Optional.empty(),
            true),
        first);
  }

  /** Writes a first revision into a new folder that nobody else knows yet, ready to be moved. */
  static void stage(Path folder, SessionRevision first, DurableFiles disk) throws IOException {
    byte[] content = bytes(SessionDocument.of(first.session()));
    StoredEvent event = new StoredEvent(first.event(), Optional.of(Fingerprint.of(content)));
    disk.writeFirst(folder.resolve(StoreLayout.HISTORY), HistoryFile.lines(List.of(event)));
    disk.writeFirst(folder.resolve(StoreLayout.METADATA), content);
    disk.forceFolder(folder);
  }

  private static byte[] bytes(SessionDocument document) {
    return limited(document.toBytes());
  }

  static byte[] limited(byte[] content) {
    if (content.length > MetadataFile.MAX_BYTES) {
      throw InvalidInputException.of(
          "session",
          content.length + " bytes",
          "at most " + MetadataFile.MAX_BYTES + " bytes as a document");
    }
    return content;
  }

  /** Puts the edit from outside into the history, if there is one. The caller holds the lock. */
  Optional<Session> recordExternalEdit(StoreListener listener) {
    Optional<StoredSession> stored = read();
    if (stored.isPresent() && stored.get().external().isPresent()) {
      try {
        StoredEvent edit = stored.get().external().get();
        append(stored.get(), List.of(edit));
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
