package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.SessionId;
import java.util.List;

/** Takes a session, with all that lies in its folder, into the trash, or removes it for good. */
final class DeleteCommand implements Command {

  private static final String PERMANENT = "permanent";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "delete",
          "Move a session with its history to the trash",
          List.of(
              SharedOptions.SESSION_ID, OptionSpec.flag(PERMANENT, "remove it for good, at once")),
          List.of(
              "delete --session-id 3f01b541-5cc9-47a7-9f8b-d884159c705f",
              "delete 3f01 --permanent"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    SessionId id = invocation.sessionId(manager);
    if (invocation.arguments().has(PERMANENT)) {
      manager.deleteSessionPermanently(id);
    } else {
      manager.deleteSession(id);
    }
    invocation.output().done("deleted", id);
    return ExitCode.DONE;
  }
}
