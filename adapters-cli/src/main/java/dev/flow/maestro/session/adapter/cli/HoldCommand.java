package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.SessionId;
import java.util.List;

/** Holds a session, so that it is not deleted. */
final class HoldCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "hold",
          "Keep a session from being deleted or cleaned up, until it is released",
          List.of(SharedOptions.SESSION_ID),
          List.of("hold 3f01"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    SessionId id = invocation.sessionId(manager);
    manager.holdSession(id);
    invocation.output().done("held", id);
    return ExitCode.DONE;
  }
}
