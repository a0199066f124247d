package dev.flow.maestro.session.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionShelf;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.json.StoredEvent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

// guide: the text
/**
 * A shelf as a text. Each record is a block of lines: where it lies ("present", "held" or the name
 * of an entry of the trash), its document, its events, and a name and a content for each file. What
 * may have any characters is in Base64. The blocks end with empty lines.
 */
final class ShelfText {

  private ShelfText() {}

  static String write(SessionShelf shelf) {
    StringBuilder text = new StringBuilder();
    shelf.present().ifPresent(record -> write(text, shelf.held() ? "held" : "present", record));
    shelf.trashed().forEach((entry, record) -> write(text, entry.name(), record));
    return text.toString();
  }

  private static void write(StringBuilder text, String place, SessionRecord record) {
    text.append(place).append('\n').append(encode(document(record))).append('\n');
    for (SessionEvent event : record.history()) {
      text.append(new StoredEvent(event, Optional.empty()).toLine()).append('\n');
    }
    record.files().contents().forEach((name, content) -> text.append(line(name, content)));
    text.append('\n');
  }

  /** With the members that we do not know, where it came with a document that had some. */
  private static byte[] document(SessionRecord record) {
    try {
      return SessionDocument.bytesOf(record.session(), record.lastEvent(), record.document());
    } catch (MalformedDocumentException e) {
      throw new IllegalArgumentException("the session came with a document that is none", e);
    }
  }

  private static String line(CompanionName name, byte[] content) {
    return encode(name.text().getBytes(UTF_8)) + " " + encode(content) + "\n";
  }

  static SessionShelf read(String text) throws MalformedDocumentException {
    Optional<SessionRecord> present = Optional.empty();
    boolean held = false;
    Map<TrashEntry, SessionRecord> trashed = new HashMap<>();
    for (String block : text.split("\n\n", -1)) {
      List<String> lines = block.lines().toList();
      if (lines.isEmpty()) {
        continue;
      }
      SessionRecord record = record(lines.get(1), lines.subList(2, lines.size()));
      Optional<TrashEntry> entry = TrashEntry.parse(lines.get(0));
      entry.ifPresent(it -> trashed.put(it, record));
      present = entry.isPresent() ? present : Optional.of(record);
      held = held || lines.get(0).equals("held");
    }
    return new SessionShelf(present, held, trashed);
  }

  private static SessionRecord record(String document, List<String> lines)
      throws MalformedDocumentException {
    List<SessionEvent> history = new ArrayList<>();
    SortedMap<CompanionName, byte[]> files = new TreeMap<>();
    for (String line : lines) {
      if (line.startsWith("{")) {
        history.add(StoredEvent.parse(line.getBytes(UTF_8)).event());
      } else {
        String[] file = line.split(" ", -1);
        files.put(new CompanionName(new String(decode(file[0]), UTF_8)), decode(file[1]));
      }
    }
    byte[] bytes = decode(document);
    Session session = SessionDocument.parse(bytes).session();
    return new SessionRecord(
        session.asToldBy(history.get(history.size() - 1)),
        history,
        Optional.of(new String(bytes, UTF_8)),
        CompanionFiles.of(files));
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }
}
// end
