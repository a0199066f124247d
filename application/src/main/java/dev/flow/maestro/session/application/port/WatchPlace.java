package dev.flow.maestro.session.application.port;

import java.time.Instant;

/**
 * How far a watch has come with one session.
 *
 * @param revision the last revision that it has passed; 0 where the next one is the first
 * @param at when that revision came to be; another time there means another history
 * @param present whether the session was there when it was last looked at
 * @param matched whether the session met the filters then
 */
public record WatchPlace(long revision, Instant at, boolean present, boolean matched) {

  /** Before the first revision of a session. */
  public static WatchPlace beforeAll(boolean matched) {
    return new WatchPlace(0, Instant.EPOCH, true, matched);
  }

  /** The same of a session that is there, or is not. */
  public WatchPlace withPresent(boolean other) {
    return new WatchPlace(revision, at, other, matched);
  }

  /** The same of a session that met the filters, or did not. */
  public WatchPlace withMatched(boolean other) {
    return new WatchPlace(revision, at, present, other);
  }
}
