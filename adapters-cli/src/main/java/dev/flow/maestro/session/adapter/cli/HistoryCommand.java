package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import java.util.List;

/** Tells what happened to a session. */
final class HistoryCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "history",
          "Tell what happened to a session, change by change",
          List.of(SharedOptions.SESSION_ID),
          List.of("history --session-id 3f01b541", "history --session-id 3f01 --output pretty"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    invocation.output().events(manager.history(invocation.sessionId(manager)));
    return ExitCode.DONE;
  }
}
