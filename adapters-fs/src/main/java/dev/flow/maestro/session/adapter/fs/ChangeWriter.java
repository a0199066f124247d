package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
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
 * Writes changes of one session: first the history, then the document. Its caller holds the lock,
 * since before {@link SessionFolder} read what the change was decided on.
 */
final class ChangeWriter {

  private final StoreLayout layout;
  private final SessionId id;
  private final Path metadataPath;
  private final MetadataFile metadata;
  private final HistoryFile history;

  ChangeWriter(StoreLayout layout, SessionId id) {
    this.layout = layout;
    this.id = id;
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
  void append(StoredSession before, List<StoredEvent> events) throws IOException {
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
}
