package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import java.io.PrintStream;
import java.nio.file.Path;

/** What goes wrong is typed, and nothing is changed by it. */
final class ErrorHandling {

  private ErrorHandling() {}

  /** Runs the example in the folder that is named. */
  public static void main(String[] arguments) {
    run(Examples.open(Path.of(arguments[0])), System.out);
  }

  static void run(SessionManager sessions, PrintStream out) {
    // There is no such session
    try {
      sessions.resolveSessionId("nonexistent");
    } catch (SessionNotFoundException e) {
      out.println("not found: " + e.id());
    }

    // The transition is not allowed
    SessionId id = sessions.createSession("Build REST API").id();
    try {
      sessions.transitionState(id, SessionStatus.COMPLETED);
    } catch (IllegalTransitionException e) {
      out.println("from " + e.from().key() + " one may go to " + e.allowed().size() + " others");
    }

    // Any failure, by its code
    try {
      sessions.createSession(" ");
    } catch (SessionException e) {
      out.println(e.code() + ": " + e.getMessage());
    }
    out.println("still " + sessions.getSession(id).status().key());
  }
}
