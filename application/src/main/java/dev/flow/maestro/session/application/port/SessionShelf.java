package dev.flow.maestro.session.application.port;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a store keeps under one id. A value: each change yields a new one.
 *
 * @param present the session with its history and its files, or empty where there is none
 * @param held whether the session is held; false where there is none
 * @param trashed what lies in the trash under this id
 */
public record SessionShelf(
    Optional<SessionRecord> present, boolean held, Map<TrashEntry, SessionRecord> trashed) {

  private static final SessionShelf EMPTY = new SessionShelf(Optional.empty(), false, Map.of());

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if it is held and there is no session
   */
  public SessionShelf {
    trashed = Map.copyOf(trashed);
    if (held && present.isEmpty()) {
      throw new IllegalArgumentException("what is held must be there");
    }
  }

  /** The shelf of an id that nothing is kept under. */
  public static SessionShelf empty() {
    return EMPTY;
  }

  /** Whether nothing is kept under the id, so that a store may forget it. */
  public boolean isEmpty() {
    return present.isEmpty() && trashed.isEmpty();
  }

  SessionShelf with(SessionRecord record) {
    return new SessionShelf(Optional.of(record), held, trashed);
  }

  SessionShelf withHold(boolean other) {
    return new SessionShelf(present, other, trashed);
  }

  SessionShelf withoutSession() {
    return new SessionShelf(Optional.empty(), false, trashed);
  }

  SessionShelf withTrashed(TrashEntry entry, SessionRecord record) {
    Map<TrashEntry, SessionRecord> more = new HashMap<>(trashed);
    more.put(entry, record);
    return new SessionShelf(present, held, more);
  }

  SessionShelf withoutTrashed(TrashEntry entry) {
    Map<TrashEntry, SessionRecord> fewer = new HashMap<>(trashed);
    fewer.remove(entry);
    return new SessionShelf(present, held, fewer);
  }
}
