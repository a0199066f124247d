package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a watch has to tell.
 *
 * @param id the session
 * @param kind what it is
 * @param at when it happened; with anything but an event, when it was noticed
 * @param event the event; there if, and only if, the kind says so
 * @param cursor after which another watch goes on behind this; empty where journals cannot be
 *     written
 */
public record SessionNews(
    SessionId id, Kind kind, Instant at, Optional<SessionEvent> event, Optional<String> cursor) {

  /** What is told. */
  public enum Kind {
    /** A change, as the history of the session tells it. */
    EVENT("event"),
    /** The session has gone, into the trash or for good. */
    DELETED("deleted"),
    /** The session is back, with the history that was told of it. What is new of it follows. */
    RESTORED("restored"),
    /**
     * There is another history under this id now: what was told of the session before no longer
     * holds. All the events of the new one follow.
     */
    REPLACED("replaced");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The name in output. */
    public String key() {
      return key;
    }
  }

  /**
   * Checks the event.
   *
   * @throws IllegalArgumentException if there is one and should not be, or the other way round
   */
  public SessionNews {
    if (event.isPresent() != (kind == Kind.EVENT)) {
      throw new IllegalArgumentException(kind + " with " + event);
    }
  }
}
