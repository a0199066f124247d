package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.Session;
import java.util.Optional;

/**
 * How a wait ended.
 *
 * @param outcome how
 * @param session the session as it is at the end; empty where it is gone
 */
public record WaitResult(Outcome outcome, Optional<Session> session) {

  /** How a wait can end. */
  public enum Outcome {
    /** What was waited for has happened, though the session may be further by now. */
    REACHED,
    /** The time was up, or the thread was interrupted. */
    TIMED_OUT,
    /** It cannot happen any more: the policy leads there no longer. */
    OUT_OF_REACH,
    /** The session was deleted, and that was not waited for. */
    DELETED
  }
}
