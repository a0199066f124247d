package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import java.util.Map;

/**
 * Remembers what one watch has handed out, so that another can go on after any of it. For one
 * thread.
 */
public interface WatchJournal extends AutoCloseable {

  /** Which sessions the watch is of, in its own words, as given to {@link WatchJournals#begin}. */
  String scope();

  /** How far the watch had come when this was opened. A session that is not in it is not known. */
  Map<SessionId, WatchPlace> position();

  /**
   * Notes that the watch has come further with a session. Called before that is handed out.
   *
   * @param toldOf whether something is handed out; else the watch only passes it over
   * @return the cursor after that, which the port's {@link WatchJournals#after} takes
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if it cannot be noted; the
   *     journal is not to be used afterwards
   */
  String note(SessionId id, WatchPlace place, boolean toldOf);

  /** The cursor after all that was noted so far. */
  String cursor();

  /** Ends the writing. What was noted stays. */
  @Override
  void close();
}
