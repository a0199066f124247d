package dev.flow.maestro.session.embedding;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;

/** What went wrong, and what to do about it. */
final class Errors {

  private Errors() {}

  // guide: errors
  static String complete(SessionManager sessions, SessionId id) {
    try {
      return "done: " + sessions.transitionState(id, SessionStatus.COMPLETED).status();
    } catch (IllegalTransitionException e) {
      return "not yet, allowed are " + e.allowed();
    } catch (SessionException e) {
      return switch (e.code()) {
        case CONFLICT -> "read it again and decide anew";
        case STORE_LOCKED -> "try again later";
        case STORE_UNAVAILABLE -> "look what is there before trying again: " + e.getMessage();
        case INVALID_INPUT,
            NOT_FOUND,
            ILLEGAL_TRANSITION,
            ALREADY_EXISTS,
            HELD,
            AMBIGUOUS_ID,
            UNREADABLE ->
            "give up: " + e.getMessage() + " " + e.details();
      };
    }
  }
  // end
}
