package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** A session that knows where its PRD is. */
final class PrdTracking {

  private PrdTracking() {}

  /** Runs the example in the folder that is named. */
  public static void main(String[] arguments) {
    run(Examples.open(Path.of(arguments[0])), System.out);
  }

  static void run(SessionManager sessions, PrintStream out) {
    SessionId id = sessions.createSession("Build REST API").id();
    sessions.transitionState(id, SessionStatus.PLANNING);

    // Attach PRD to session
    PrdReference prd =
        new PrdReference(
            Optional.of("prd.md"), Optional.of("/path/to/prd.md"), Optional.of("1.0.0"));
    sessions.updateSession(id, SessionUpdate.builder().prdReference(prd).build());

    PrdReference attached = sessions.getSession(id).prdReference().orElseThrow();
    out.println(attached.path().orElseThrow() + " " + attached.version().orElseThrow());
  }
}
