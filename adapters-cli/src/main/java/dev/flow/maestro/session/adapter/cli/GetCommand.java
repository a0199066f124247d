package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import java.util.List;

/** Shows one session. */
final class GetCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "get",
          "Show a session",
          List.of(SharedOptions.SESSION_ID),
          List.of("get --session-id 3f01b541", "get --session-id 3f01 --output pretty"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    invocation.output().session(manager.getSession(invocation.sessionId(manager)));
    return ExitCode.DONE;
  }
}
