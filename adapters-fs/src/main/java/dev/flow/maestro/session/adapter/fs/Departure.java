package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads all there is of a session, to be taken elsewhere. Takes no lock and changes nothing. */
final class Departure {

  private final StoreLayout layout;
  private final SessionId id;

  Departure(StoreLayout layout, SessionId id) {
    this.layout = layout;
    this.id = id;
  }

  /** The session as one version of it is, or empty where there is none. */
  Optional<SessionRecord> record() {
    MetadataFile metadata = new MetadataFile(layout, id);
    for (int reads = 0; reads < SessionFolder.MOST_READS; reads++) {
      Optional<StoredSession> stored = new SessionFolder(layout, id, new Patience()).seeWhole();
      Optional<byte[]> bytes = stored.flatMap(unused -> metadata.bytes());
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      if (stored.flatMap(StoredSession::fingerprint).equals(bytes.map(Fingerprint::of))) {
        return stored.map(
            session ->
                new SessionRecord(
                    session.session(),
                    session.events(),
                    bytes.map(document -> new String(document, StandardCharsets.UTF_8)),
                    new CompanionFolder(layout, id)));
      }
    }
    throw new UnreadableSessionException(
        UnreadableRecord.whole(
            id.toString(), layout.metadata(id).toString(), "it is written again and again"));
  }
}
