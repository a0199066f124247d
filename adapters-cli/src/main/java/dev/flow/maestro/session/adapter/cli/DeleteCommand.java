package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.SessionId;
import java.util.List;

/** Removes a session with all that lies in its folder. */
final class DeleteCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "delete",
          "Remove a session with its history",
          List.of(SharedOptions.SESSION_ID),
          List.of("delete --session-id 3f01b541-5cc9-47a7-9f8b-d884159c705f"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    SessionId id = invocation.sessionId(manager);
    manager.deleteSession(id);
    invocation.output().deleted(id);
    return ExitCode.DONE;
  }
}
