package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TemplateName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The full life of a session. Each step is a call of the manager, and a line: the command that does
 * the same, and behind a # what came of it.
 */
final class Demo {

  private static final int SHORT_ID = 8;

  private final SessionManager manager;
  private final Output output;
  private final SessionId id;
  private final String shortId;

  private Demo(SessionManager manager, Output output, Session session) {
    this.manager = manager;
    this.output = output;
    this.id = session.id();
    this.shortId = id.toString().substring(0, SHORT_ID);
  }

  /** Plays it. */
  static void play(SessionManager manager, Output output) {
    Session session = start(manager, output);
    new Demo(manager, output, session).live();
  }

  private static Session start(SessionManager manager, Output output) {
    TemplateName name = new TemplateName("api");
    manager.addTemplate(
        new SessionTemplate(
            name,
            RequestPattern.parse("Build a REST API for {resource}"),
            PartialConfiguration.none().withMaxIterations(5)));
    output.step(
        "template add api --feature-request \"Build a REST API for {resource}\""
            + " --max-iterations 5",
        "a template with the variable resource");
    Session session = manager.createSessionFromTemplate(name, Map.of("resource", "orders"));
    output.step(
        "create --template api --var resource=orders",
        "session "
            + session.id()
            + ": \""
            + session.featureRequest()
            + "\" is "
            + session.status().key());
    return session;
  }

  private void live() {
    transition(SessionStatus.PLANNING);
    update(
        "--set prd_reference.filename=prd.md --set prd_reference.version=1.0.0",
        SessionUpdate.builder()
            .set(SessionField.PRD_FILENAME, "prd.md")
            .set(SessionField.PRD_VERSION, "1.0.0")
            .build(),
        "the PRD is attached");
    transition(SessionStatus.GENERATING_TASKS);
    update(
        "--set statistics.total_tasks=2",
        SessionUpdate.builder().set(SessionField.TOTAL_TASKS, 2).build(),
        "2 tasks are planned");
    transition(SessionStatus.IMPLEMENTING);
    countTask();
    skipToTheEnd();
    transition(SessionStatus.PAUSED, "lunch");
    transition(SessionStatus.IMPLEMENTING);
    countTask();
    transition(SessionStatus.VALIDATING);
    transition(SessionStatus.GENERATING_REPORT);
    transition(SessionStatus.COMPLETED);
    SessionQuery completed = SessionQuery.all().withStatus(SessionStatus.COMPLETED);
    int listed = manager.querySessions(completed).sessions().size();
    output.step("list --status completed", listed + " session");
    List<SessionEvent> events = manager.history(id);
    output.step("history " + shortId, events.size() + " events, from created to completed");
  }

  private void transition(SessionStatus to) {
    told("", manager.transitionState(id, to));
  }

  private void transition(SessionStatus to, String reason) {
    told(
        " --reason " + reason,
        manager.transitionState(id, to, Expectation.none(), Optional.of(reason)));
  }

  private void told(String flags, Session session) {
    output.step(
        "transition " + shortId + " --status " + session.status().key() + flags,
        "revision "
            + session.revision()
            + session.currentPhase().map(SessionPhase::key).map(p -> ", phase " + p).orElse(""));
  }

  private void countTask() {
    update(
        "--add statistics.completed_tasks=1",
        SessionUpdate.builder().add(SessionField.COMPLETED_TASKS, 1).build(),
        "one more task is done");
  }

  private void update(String flags, SessionUpdate update, String result) {
    manager.updateSession(id, update);
    output.step("update " + shortId + " " + flags, result);
  }

  /** What is not allowed changes nothing. */
  private void skipToTheEnd() {
    try {
      manager.transitionState(id, SessionStatus.COMPLETED);
    } catch (IllegalTransitionException e) {
      output.step(
          "transition " + shortId + " --status completed",
          "exit "
              + ExitCode.of(e.code()).number()
              + "; allowed are "
              + String.join(", ", e.allowed().stream().map(SessionStatus::key).toList()));
    }
  }
}
