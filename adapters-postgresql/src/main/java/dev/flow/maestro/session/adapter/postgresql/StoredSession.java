package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row, as far as it is read.
 *
 * @param key what events and files refer to; a session keeps it in the trash
 * @param revision that of the session, which a document from elsewhere may not name
 * @param createdAt as the column has it, by which rows are ordered
 * @param changedAt when the session was last changed, which such a document may not know either
 * @param document as it was stored, if it is intact
 * @param intact whether the document is the one that the store has put there
 * @param location where a person finds it
 */
record StoredSession(
    long key,
    SessionId id,
    long revision,
    Instant createdAt,
    Instant changedAt,
    ByteBuffer document,
    boolean intact,
    boolean held,
    String location) {

  /** The bytes of the document, whether or not it is intact. */
  byte[] bytes() {
    byte[] bytes = new byte[document.remaining()];
    document.duplicate().get(bytes);
    return bytes;
  }

  /**
   * Reads the document, strictly.
   *
   * @throws UnreadableSessionException if it is not the store's, or not one of this session
   */
  SessionDocument parse() {
    if (!intact) {
      throw new UnreadableSessionException(damaged(id, location));
    }
    SessionDocument parsed;
    try {
      parsed = SessionDocument.parse(bytes());
    } catch (MalformedDocumentException e) {
      throw new UnreadableSessionException(e.inRecord(id.toString(), location), e);
    }
    if (!parsed.session().id().equals(id)) {
      throw new UnreadableSessionException(
          new UnreadableRecord(
              id.toString(),
              location,
              Optional.of("session_id"),
              OptionalLong.empty(),
              "is " + parsed.session().id() + ", but the row is of " + id));
    }
    return parsed;
  }

  /**
   * The session.
   *
   * @throws UnreadableSessionException if it cannot be read
   */
  Session session() {
    return session(parse());
  }

  /** The session of the document, which was parsed. */
  Session session(SessionDocument parsed) {
    Session read = parsed.session();
    return read.revision() == revision && read.lastChange().equals(changedAt) ? read : asTold(read);
  }

  private Session asTold(Session read) {
    return new Session(
        read.id(),
        read.featureRequest(),
        read.status(),
        read.createdAt(),
        read.gitContext(),
        read.currentPhase(),
        Optional.of(changedAt),
        read.completedAt(),
        read.prdReference(),
        read.statistics(),
        read.configuration(),
        revision);
  }

  /** A row whose document was changed by another program than this store. */
  static UnreadableRecord damaged(SessionId id, String location) {
    return UnreadableRecord.whole(
        id.toString(), location, "its document is not the one that was stored: the digests differ");
  }
}
