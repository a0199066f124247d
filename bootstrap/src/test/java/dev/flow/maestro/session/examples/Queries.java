package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/** The questions that sessions can be found by. */
final class Queries {

  private Queries() {}

  /** Runs the example in the folder that is named. */
  public static void main(String[] arguments) {
    run(Examples.open(Path.of(arguments[0])), System.out);
  }

  static void run(SessionManager sessions, PrintStream out) {
    SessionId id = sessions.createSession("Build REST API").id();
    sessions.transitionState(id, SessionStatus.PLANNING);
    SessionId failed = sessions.createSession("Add search").id();
    sessions.transitionState(failed, SessionStatus.FAILED);

    // By status, by branch, by date, and all of it together
    SessionQuery planning = SessionQuery.all().withStatus(SessionStatus.PLANNING);
    print(out, "planning", sessions.querySessions(planning));
    print(out, "on main", sessions.querySessions(SessionQuery.all().onBranch("main")));
    SessionQuery old = planning.createdBefore(Instant.parse("2001-01-01T00:00:00Z"));
    print(out, "planning and old", sessions.querySessions(old));

    // The short ways
    print(out, "active", sessions.listActiveSessions());
    print(out, "the five newest", sessions.getRecentSessions(5));
  }

  private static void print(PrintStream out, String what, QueryResult result) {
    out.println(what + ": " + result.sessions().size());
    // What cannot be read is never silently missing
    for (UnreadableRecord record : result.unreadable()) {
      out.println("  " + record);
    }
  }
}
