package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.json.SessionSchema;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where things lie below the root of a store. Only sessions lie in {@code sessions}: the peer takes
 * every folder in there for one.
 */
record StoreLayout(Path root) {

  static final String METADATA = "metadata.json";
  private static final String HISTORY = "history.jsonl";

  private Path base() {
    return root.resolve(".flow").resolve("maestro");
  }

  Path sessions() {
    return base().resolve("sessions");
  }

  Path folder(SessionId id) {
    return sessions().resolve(id.toString());
  }

  Path metadata(SessionId id) {
    return folder(id).resolve(METADATA);
  }

  Path history(SessionId id) {
    return folder(id).resolve(HISTORY);
  }

  Path locks() {
    return base().resolve("locks");
  }

  /**
   * The lock file that serves this session: one of 4096, so that their number is bounded although
   * none is ever deleted.
   */
  Path lock(SessionId id) {
    long stripe = id.value().getMostSignificantBits() >>> 52;
    return locks().resolve(Long.toHexString(0x1000 | stripe).substring(1) + ".lock");
  }

  Path trash() {
    return base().resolve("trash");
  }

  /** A place in the trash that nothing has. */
  Path trashed(SessionId id) {
    return trash().resolve(id + "." + UUID.randomUUID());
  }

  Path schemas() {
    return base().resolve("schemas");
  }

  Path schema() {
    return schemas().resolve(SessionSchema.FILE_NAME);
  }
}
