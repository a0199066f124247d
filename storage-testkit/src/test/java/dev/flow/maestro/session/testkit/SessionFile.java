package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.json.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A session and its history as the text of one file: the document, which other programs know and
 * write, and below it a line for each event. The last line has the fingerprint of the document that
 * it led to, so that a document of another's making shows.
 *
 * @param document to the brace that ends it
 * @param history each line with its end
 */
record SessionFile(SessionId id, String document, String history) {

  private static final String END_OF_DOCUMENT = "\n}\n";

  private interface Parser<T> {
    T parse(byte[] bytes) throws MalformedDocumentException;
  }

  static SessionFile parse(SessionId id, String text) {
    int end = text.indexOf(END_OF_DOCUMENT);
    return end < 0
        ? new SessionFile(id, text, "")
        : new SessionFile(id, text.substring(0, end + 2), text.substring(end + 3));
  }

  static SessionFile first(SessionRevision first) {
    String document = text(SessionDocument.of(first.session()));
    return new SessionFile(first.session().id(), document, line(first.event(), document));
  }

  String text() {
    return document + "\n" + history;
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
    return new SessionFile(id, changed, history + line(next.event(), changed));
  }

  SessionFile withDocument(String other) {
    return new SessionFile(id, other, history);
  }

  SessionFile withHistory(String other) {
    return new SessionFile(id, document, other);
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
