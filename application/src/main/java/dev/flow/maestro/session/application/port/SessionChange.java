package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionRevision;

/**
 * Decides, from the session as it is, what it becomes.
 *
 * <p>A store may run it again when somebody else was faster, so it has no side effects. What it
 * throws reaches the caller of the store, and nothing is stored.
 */
@FunctionalInterface
public interface SessionChange {

  /** The next revision: the same id, and the revision after {@code current}'s. */
  SessionRevision apply(Session current);
}
