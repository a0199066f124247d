package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import java.io.PrintStream;
import java.nio.file.Path;

/** A session from its creation to its end. */
final class BasicWorkflow {

  private BasicWorkflow() {}

  /** Runs the example in the folder that is named. */
  public static void main(String[] arguments) {
    run(Examples.open(Path.of(arguments[0])), System.out);
  }

  static void run(SessionManager sessions, PrintStream out) {
    // Create session
    SessionId id = sessions.createSession("Build REST API").id();

    // Transition through states
    sessions.transitionState(id, SessionStatus.PLANNING);
    sessions.transitionState(id, SessionStatus.GENERATING_TASKS);
    sessions.transitionState(id, SessionStatus.IMPLEMENTING);

    // Update statistics
    Session updated =
        sessions.updateSession(
            id,
            SessionUpdate.builder()
                .set(SessionField.TOTAL_TASKS, 10)
                .set(SessionField.COMPLETED_TASKS, 5)
                .build());
    out.println(
        updated.statistics().completedTasks()
            + " of "
            + updated.statistics().totalTasks()
            + " tasks are done");

    // Complete session
    sessions.transitionState(id, SessionStatus.VALIDATING);
    sessions.transitionState(id, SessionStatus.GENERATING_REPORT);
    Session completed = sessions.transitionState(id, SessionStatus.COMPLETED);
    out.println("the session is " + completed.status().key());
  }
}
