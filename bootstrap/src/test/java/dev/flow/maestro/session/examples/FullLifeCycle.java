package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TemplateName;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that may happen to a session, from a template to its removal. */
final class FullLifeCycle {

  private FullLifeCycle() {}

  /** Runs the example in the folder that is named. */
  public static void main(String[] arguments) {
    run(Examples.open(Path.of(arguments[0])), System.out);
  }

  private static final SessionUpdate ONE_MORE =
      SessionUpdate.builder().add(SessionField.COMPLETED_TASKS, 1).build();

  static void run(SessionManager sessions, PrintStream out) {
    TemplateName name = new TemplateName("api");
    sessions.addTemplate(
        new SessionTemplate(
            name,
            RequestPattern.parse("Build a REST API for {resource}"),
            PartialConfiguration.none().withMaxIterations(5)));
    Session session = sessions.createSessionFromTemplate(name, Map.of("resource", "orders"));
    out.println(session.featureRequest());

    SessionId id = session.id();
    sessions.transitionState(id, SessionStatus.PLANNING);
    sessions.transitionState(id, SessionStatus.GENERATING_TASKS);
    sessions.updateSession(id, SessionUpdate.builder().set(SessionField.TOTAL_TASKS, 2).build());
    sessions.transitionState(id, SessionStatus.IMPLEMENTING);
    sessions.updateSession(id, ONE_MORE);
    sessions.transitionState(
        id, SessionStatus.PAUSED, Expectation.none(), Optional.of("waiting for a review"));
    sessions.transitionState(id, SessionStatus.IMPLEMENTING);
    sessions.updateSession(id, ONE_MORE);
    sessions.transitionState(id, SessionStatus.VALIDATING);
    sessions.transitionState(id, SessionStatus.GENERATING_REPORT);
    sessions.transitionState(id, SessionStatus.COMPLETED);

    List<SessionEvent> history = sessions.history(id);
    for (SessionEvent event : history) {
      out.println(
          event.revision()
              + " "
              + event.to().key()
              + event.reason().map(reason -> ": " + reason).orElse(""));
    }
    sessions.deleteSession(id);
    out.println(sessions.getRecentSessions().sessions().size() + " sessions are left");
  }
}
