package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionRevision;

/**
 * Decides, from the session as it is, what it becomes.
 *
 * <p>A store may run it again when somebody else was faster, so it has no side effects; nor does it
 * call the store, whose lock it may run under. What it throws reaches the caller of the store, and
 * nothing is stored.
 */
@FunctionalInterface
public interface SessionChange {

  /** The next revision: the same id, and the revision after {@code current}'s. */
  SessionRevision apply(Session current);

  /**
   * Applies the change and makes sure that it gave what it must. For stores.
   *
   * @throws IllegalArgumentException if it gave another id, or not the next revision
   */
  default SessionRevision next(Session current) {
    SessionRevision next = apply(current);
    if (!next.session().id().equals(current.id())
        || next.session().revision() != current.revision() + 1) {
      throw new IllegalArgumentException(
          "a change of session "
              + current.id()
              + " at revision "
              + current.revision()
              + " gave session "
              + next.session().id()
              + " at revision "
              + next.session().revision());
    }
    return next;
  }
}
