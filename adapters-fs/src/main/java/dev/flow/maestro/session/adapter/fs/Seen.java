package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.MetadataFile.Content;
import dev.flow.maestro.session.domain.Session;

/**
 * A session as a reader sees it.
 *
 * @param asWritten the session as the document has it, whatever the history tells
 * @param externalEdit whether somebody else wrote it and the history does not tell yet
 */
record Seen(Session session, Session asWritten, boolean externalEdit) {

  static Seen of(StoredSession stored) {
    return new Seen(stored.session(), stored.asWritten(), stored.external().isPresent());
  }

  /** Where the history cannot be read. */
  static Seen alone(Content content) {
    Session session = content.document().session();
    return new Seen(session, session, false);
  }
}
