package dev.flow.maestro.session.json;

import dev.flow.maestro.session.domain.SessionEvent;
import java.util.Optional;

/**
 * An event as a line of a history.
 *
 * @param event the event
 * @param fingerprint of the document that the event led to, in a form of the store's own; empty
 *     where the store needs none
 */
public record StoredEvent(SessionEvent event, Optional<String> fingerprint) {

  /** The line, without its end, in ASCII. */
  public String toLine() {
    return EventWriter.line(this);
  }

  /**
   * Reads a line. Members that we do not know are passed over.
   *
   * @throws MalformedDocumentException naming the member and the offset, if it is no such line
   */
  public static StoredEvent parse(byte[] line) throws MalformedDocumentException {
    return EventReader.read(line);
  }
}
