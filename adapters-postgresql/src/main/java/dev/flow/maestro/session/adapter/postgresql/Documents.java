package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;

/** The bytes of documents that are to be stored. */
final class Documents {

  /** As large as a document in files may be, so that each can go there: 16 MiB. */
  static final int MAX_BYTES = 16 << 20;

  private Documents() {}

  /**
   * The bytes of a document.
   *
   * @throws InvalidInputException if there are too many
   */
  static byte[] bytes(SessionDocument document) {
    return limited(document.toBytes());
  }

  /**
   * The bytes of the document of a session that comes from elsewhere: those that it came with,
   * where they tell of it as it is.
   *
   * @throws InvalidInputException if it came with something else than a document, or too large a
   *     one
   */
  static byte[] bytes(SessionRecord record) {
    try {
      return limited(
          SessionDocument.bytesOf(record.session(), record.lastEvent(), record.document()));
    } catch (MalformedDocumentException e) {
      throw InvalidInputException.of(
          "document", String.valueOf(e.getMessage()), "a document of a session");
    }
  }

  private static byte[] limited(byte[] document) {
    if (document.length > MAX_BYTES) {
      throw InvalidInputException.of(
          "session", document.length + " bytes", "at most " + MAX_BYTES + " bytes as a document");
    }
    return document;
  }
}
