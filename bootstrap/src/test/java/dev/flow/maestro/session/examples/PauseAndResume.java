package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.io.PrintStream;
import java.nio.file.Path;

/** A session that a person halts for a while. */
final class PauseAndResume {

  private PauseAndResume() {}

  /** Runs the example in the folder that is named. */
  public static void main(String[] arguments) {
    run(Examples.open(Path.of(arguments[0])), System.out);
  }

  static void run(SessionManager sessions, PrintStream out) {
    SessionId id = sessions.createSession("Build REST API").id();
    sessions.transitionState(id, SessionStatus.PLANNING);
    sessions.transitionState(id, SessionStatus.GENERATING_TASKS);
    sessions.transitionState(id, SessionStatus.IMPLEMENTING);

    // Pause during execution; the phase stays
    Session paused = sessions.transitionState(id, SessionStatus.PAUSED);
    out.println(paused.status().key() + " in phase " + paused.currentPhase().orElseThrow().key());

    // Later, resume
    Session resumed = sessions.transitionState(id, SessionStatus.IMPLEMENTING);
    out.println(resumed.status().key() + " again");
  }
}
