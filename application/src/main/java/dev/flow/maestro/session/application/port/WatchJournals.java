package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import java.util.Map;

/**
 * Where watches keep their journals.
 *
 * <p>An implementation must
 *
 * <ul>
 *   <li>never take one cursor for another: a cursor whose journal is lost, cut or damaged is
 *       refused,
 *   <li>keep a journal for some days after its last use, and bound its size; both may make cursors
 *       unknown,
 *   <li>let several watches go on after one cursor at once, each on its own,
 *   <li>be safe for use by several threads.
 * </ul>
 *
 * <p>Nothing need be forced to a disk.
 */
public interface WatchJournals {

  /**
   * Begins a journal.
   *
   * @param scope which sessions the watch is of; a line without control characters
   * @param position how far the watch has come
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if none can be written here
   */
  WatchJournal begin(String scope, Map<SessionId, WatchPlace> position);

  /**
   * Opens a journal, or a copy of it, to go on after a cursor.
   *
   * @throws dev.flow.maestro.session.domain.UnknownCursorException if there is no such cursor, or
   *     its journal is damaged
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if it cannot be read or
   *     written
   */
  WatchJournal after(String cursor);
}
