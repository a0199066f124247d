package dev.flow.maestro.session.json;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A session as a document, with what the document has beyond the session: members that we do not
 * know, and the spelling of numbers. A value; safe for use by several threads.
 */
public final class SessionDocument {

  private final Session session;
  private final boolean hasRevision;
  private final SourceForm source;
  private final List<SchemaViolation> violations;

  SessionDocument(
      Session session, boolean hasRevision, SourceForm source, List<SchemaViolation> violations) {
    this.session = session;
    this.hasRevision = hasRevision;
    this.source = source;
    this.violations = violations;
  }

  /** The document of a session that was in none before. */
  public static SessionDocument of(Session session) {
    return new SessionDocument(session, true, new SourceForm(), List.of());
  }

  /**
   * Reads a document.
   *
   * @throws MalformedDocumentException naming the member and the offset, if it is not one strict
   *     JSON object with the members and types of the metadata schema
   */
  public static SessionDocument parse(byte[] document) throws MalformedDocumentException {
    return SessionReader.read(document);
  }

  /**
   * The bytes to store for a session that may have come with a document: those of that document,
   * where it tells of the session as it is; otherwise ours, with all that it has beyond.
   *
   * @param last the event that led to the session as it is
   * @param source the text of the document that it came with, of whatever id and revision
   * @throws MalformedDocumentException if the text is no document
   */
  public static byte[] bytesOf(Session session, SessionEvent last, Optional<String> source)
      throws MalformedDocumentException {
    if (source.isEmpty()) {
      return of(session).toBytes();
    }
    byte[] bytes = source.get().getBytes(StandardCharsets.UTF_8);
    SessionDocument document = parse(bytes);
    return document.session().asToldBy(last).equals(session)
        ? bytes
        : document.with(session).toBytes();
  }

  /** The session; at revision 1, where the document names none. */
  public Session session() {
    return session;
  }

  /** Whether the document names a revision. What a program without revisions wrote does not. */
  public boolean hasRevision() {
    return hasRevision;
  }

  /** What the schema does not allow in the document, as it was read. */
  public List<SchemaViolation> schemaViolations() {
    return violations;
  }

  /** The document of a later revision: all that this one has beyond its session is kept. */
  public SessionDocument with(Session later) {
    return new SessionDocument(later, true, source, violations);
  }

  /** The bytes to store, in the peer's shape, with the revision. */
  public byte[] toBytes() {
    return JsonText.bytes(
        JsonStyle.PRETTY, generator -> SessionWriter.write(generator, session, source));
  }
}
