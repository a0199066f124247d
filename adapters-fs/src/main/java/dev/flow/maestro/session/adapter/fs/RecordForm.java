package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.json.StoredEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session that comes from elsewhere in the form of its files. */
final class RecordForm {

  private RecordForm() {}

  /** The bytes of its document. */
  static byte[] bytes(SessionRecord record) {
    try {
      return ChangeWriter.limited(
          SessionDocument.bytesOf(record.session(), record.lastEvent(), record.document()));
    } catch (MalformedDocumentException e) {
      throw InvalidInputException.of(
          "document", String.valueOf(e.getMessage()), "a document of a session");
    }
  }

  /** Events that led to one document together: the last one has its fingerprint. */
  static List<StoredEvent> told(List<SessionEvent> events, byte[] content) {
    List<StoredEvent> told = new ArrayList<>();
    String fingerprint = Fingerprint.of(content);
    for (SessionEvent event : events) {
      boolean last = told.size() == events.size() - 1;
      told.add(
          new StoredEvent(
              event, Optional.of(last ? fingerprint : Fingerprint.ofMoreToCome(fingerprint))));
    }
    return told;
  }

  /** Writes a session that comes from elsewhere into a folder that nobody else knows yet. */
  static void stage(Path folder, SessionRecord record, DurableFiles disk) throws IOException {
    byte[] content = bytes(record);
    List<SessionEvent> before = record.history().subList(0, record.history().size() - 1);
    List<StoredEvent> events = new ArrayList<>();
    before.forEach(event -> events.add(new StoredEvent(event, Optional.empty())));
    events.add(new StoredEvent(record.lastEvent(), Optional.of(Fingerprint.of(content))));
    disk.writeFirst(folder.resolve(StoreLayout.HISTORY), HistoryFile.lines(events));
    disk.writeFirst(folder.resolve(StoreLayout.METADATA), content);
    disk.forceFolder(folder);
  }
}
