package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;

/**
 * Makes ids for new sessions: each a UUID of version 4 that was never given before. Safe for use by
 * several threads.
 */
@FunctionalInterface
public interface SessionIdGenerator {

  /** A new id. */
  SessionId next();
}
