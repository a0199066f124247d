package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions that were read last, so that one whose files nobody wrote need not be read again.
 * Bounded, in number and in size. Safe for use by several threads.
 */
final class KnownSessions {

  static final int MOST = 256;

  /** Longer documents are rare, and read again each time: 32 KiB. */
  static final int LONGEST = 1 << 15;

  private final Map<SessionId, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, Known> eldest) {
          return size() > MOST;
        }
      };

  private record Known(FilesStamp stamp, Session session) {}

  /** The session that had this stamp when it was read, if it is known. */
  synchronized Optional<Session> get(SessionId id, FilesStamp stamp) {
    Known found = known.get(id);
    return found != null && found.stamp.equals(stamp)
        ? Optional.of(found.session)
        : Optional.empty();
  }

  /** Remembers what was read after the stamp was taken. */
  synchronized void put(SessionId id, FilesStamp stamp, Session session) {
    if (stamp.document().size() <= LONGEST) {
      known.put(id, new Known(stamp, session));
    }
  }
}
