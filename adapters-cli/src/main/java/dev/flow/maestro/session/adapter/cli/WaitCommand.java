package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.WaitGoal;
import dev.flow.maestro.session.application.WaitResult;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits until something has become of a session. */
final class WaitCommand implements Command {

  private static final String FOR = "for";
  private static final String TIMEOUT = "timeout";
  private static final String STATUS = "status=";
  private static final String TERMINAL = "terminal";
  private static final String DELETED = "deleted";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "wait",
              "Wait until a session has a status, has ended or is gone",
              List.of(
                  SharedOptions.SESSION_ID,
                  OptionSpec.required(
                          FOR,
                          "GOAL",
                          "status=S, terminal (completed or failed) or deleted; any, where several are given")
                      .severalTimes(),
                  OptionSpec.optional(
                      TIMEOUT, "SPAN", "how long at the most: 45s, 30m or 12h; default: for ever"),
                  SharedOptions.FIELDS,
                  SharedOptions.OUTPUT_OF_SESSIONS),
              List.of(
                  "wait 3f01 --for terminal --timeout 2h",
                  "wait 3f01 --for status=paused --for terminal",
                  "wait 3f01 --for deleted"))
          .printing("awaited")
          .endingWith(ExitCode.ILLEGAL_TRANSITION, ExitCode.TIMED_OUT);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    WaitGoal goal =
        arguments.all(FOR).stream().map(WaitCommand::goal).reduce(WaitGoal::or).orElseThrow();
    Duration timeout = arguments.duration(TIMEOUT).orElse(ChronoUnit.FOREVER.getDuration());
    SessionManager manager = invocation.manager();
    SessionId id = invocation.sessionId(manager);
    WaitResult result = manager.awaitSession(id, goal, timeout);
    Optional<Session> session = result.session();
    String name = "session " + id;
    return switch (result.outcome()) {
      case REACHED -> {
        session.ifPresentOrElse(
            it -> invocation.sessions().page(it, manager),
            () -> invocation.output().done(DELETED, id));
        yield ExitCode.DONE;
      }
      case TIMED_OUT ->
          invocation
              .output()
              .failed(
                  ExitCode.TIMED_OUT,
                  name
                      + " is "
                      + status(session)
                      + ", and the time is up after "
                      + arguments.optional(TIMEOUT).orElse(""),
                  details(id, session));
      case OUT_OF_REACH ->
          invocation
              .output()
              .failed(
                  ExitCode.ILLEGAL_TRANSITION,
                  name
                      + " is "
                      + status(session)
                      + ", from where none that was waited for can come",
                  details(id, session));
      case DELETED ->
          invocation
              .output()
              .failed(
                  ExitCode.ILLEGAL_TRANSITION,
                  name + " was deleted meanwhile",
                  details(id, session));
    };
  }

  private static WaitGoal goal(String text) {
    String name = text.startsWith(STATUS) ? text.substring(STATUS.length()) : text;
    if (name.equals(TERMINAL)) {
      return WaitGoal.terminal();
    }
    if (name.equals(DELETED)) {
      return WaitGoal.gone();
    }
    if (!text.startsWith(STATUS)) {
      throw InvalidInputException.unknown(
          "--" + FOR, text, List.of(STATUS + "S", TERMINAL, DELETED));
    }
    return WaitGoal.status(SessionStatus.parse(name));
  }

  private static String status(Optional<Session> session) {
    return session.map(it -> it.status().key()).orElse("gone");
  }

  private static Map<String, Object> details(SessionId id, Optional<Session> session) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("session_id", id.toString());
    session.ifPresent(
        it -> {
          details.put("status", it.status().key());
          details.put("revision", it.revision());
        });
    return details;
  }
}
