package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.json.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A session and its history as the text of one file: the document, which other programs know and
 * write, and below it a line for each event. The last line has the fingerprint of the document that
 * it led to, so that a document of another's making shows.
 *
 * @param document to the brace that ends it
 * @param history each line with its end
 * @param files a line for each file of another tool, with its end: name and content in Base64
 */
record SessionFile(SessionId id, String document, String history, String files) {

  private static final String FILE = "file ";

  private static final String END_OF_DOCUMENT = "\n}\n";

  private interface Parser<T> {
    T parse(byte[] bytes) throws MalformedDocumentException;
  }

  static SessionFile parse(SessionId id, String text) {
    int end = text.indexOf(END_OF_DOCUMENT);
    if (end < 0) {
      return new SessionFile(id, text, "", "");
    }
    String rest = text.substring(end + 3);
    int files = rest.startsWith(FILE) ? 0 : rest.indexOf("\n" + FILE) + 1;
    return files > 0 || rest.startsWith(FILE)
        ? new SessionFile(
            id, text.substring(0, end + 2), rest.substring(0, files), rest.substring(files))
        : new SessionFile(id, text.substring(0, end + 2), rest, "");
  }

  static SessionFile of(SessionRecord record) {
    Session session = record.session();
    StringBuilder lines = new StringBuilder();
    record
        .history()
        .subList(0, record.history().size() - 1)
        .forEach(
            event -> lines.append(new StoredEvent(event, Optional.empty()).toLine()).append('\n'));
    String document =
        text(
            record
                .document()
                .map(source -> new SessionFile(session.id(), source, "", ""))
                .map(file -> file.sessionDocument().with(session))
                .orElseGet(() -> SessionDocument.of(session)));
    return new SessionFile(session.id(), document, lines + line(record.lastEvent(), document), "")
        .withFiles(FileContents.of(record.files()));
  }

  SessionRecord record() {
    return new SessionRecord(
        session(), events(), Optional.of(document), CompanionFiles.of(fileContents()));
  }

  SortedMap<CompanionName, byte[]> fileContents() {
    SortedMap<CompanionName, byte[]> contents = new TreeMap<>();
    files
        .lines()
        .map(line -> List.of(line.split(" ", -1)))
        .forEach(
            parts ->
                contents.put(
                    new CompanionName(
                        new String(
                            Base64.getDecoder().decode(parts.get(1)), StandardCharsets.UTF_8)),
                    Base64.getDecoder().decode(parts.get(2))));
    return contents;
  }

  SessionFile withFiles(SortedMap<CompanionName, byte[]> contents) {
    StringBuilder lines = new StringBuilder();
    Base64.Encoder base64 = Base64.getEncoder();
    contents.forEach(
        (name, content) ->
            lines
                .append(FILE)
                .append(base64.encodeToString(name.text().getBytes(StandardCharsets.UTF_8)))
                .append(' ')
                .append(base64.encodeToString(content))
                .append('\n'));
    return new SessionFile(id, document, history, lines.toString());
  }

  static SessionFile first(SessionRevision first) {
    String document = text(SessionDocument.of(first.session()));
    return new SessionFile(first.session().id(), document, line(first.event(), document), "");
  }

  String text() {
    return document + "\n" + history + files;
  }

  Session session() {
    return sessionDocument().session();
  }

  List<SessionEvent> events() {
    return lines().stream().map(StoredEvent::event).toList();
  }

  /** Throws what there is to throw about the document. */
  void requireDocument() {
    var unused = sessionDocument();
  }

  /** Throws what there is to throw about the history. */
  void requireHistory() {
    var unused = lines();
  }

  SessionFile with(SessionRevision next) {
    String changed = text(sessionDocument().with(next.session()));
    return new SessionFile(id, changed, history + line(next.event(), changed), files);
  }

  SessionFile withDocument(String other) {
    return new SessionFile(id, other, history, files);
  }

  SessionFile withHistory(String other) {
    return new SessionFile(id, document, other, files);
  }

  boolean isEditedFromOutside() {
    return last().flatMap(StoredEvent::fingerprint).filter(fingerprint(document)::equals).isEmpty();
  }

  /** With what another program wrote as a revision like any other. */
  SessionFile withEdit() {
    return with(session().acceptExternalEdit(last().map(StoredEvent::event)));
  }

  /** With what another program wrote as if it were the revision that the last event tells of. */
  SessionFile asLastTold() {
    Session session = session();
    Session told = last().map(StoredEvent::event).map(session::asToldBy).orElse(session);
    return withDocument(text(sessionDocument().with(told)));
  }

  private Optional<StoredEvent> last() {
    return history
        .lines()
        .reduce((earlier, later) -> later)
        .map(line -> parsed(line, StoredEvent::parse));
  }

  private SessionDocument sessionDocument() {
    return parsed(document, SessionDocument::parse);
  }

  private List<StoredEvent> lines() {
    return history.lines().map(line -> parsed(line, StoredEvent::parse)).toList();
  }

  private <T> T parsed(String text, Parser<T> parser) {
    try {
      return parser.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedDocumentException e) {
      throw new UnreadableSessionException(e.inRecord(id.toString(), FolderStore.nameOf(id)), e);
    }
  }

  private static String text(SessionDocument document) {
    return new String(document.toBytes(), StandardCharsets.UTF_8);
  }

  private static String line(SessionEvent event, String document) {
    return new StoredEvent(event, Optional.of(fingerprint(document))).toLine() + "\n";
  }

  private static String fingerprint(String document) {
    return UUID.nameUUIDFromBytes(document.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
