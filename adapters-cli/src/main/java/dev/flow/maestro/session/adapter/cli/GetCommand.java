package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Session;
import java.util.List;

/** Shows one session. */
final class GetCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
              "get",
              "Show a session",
              List.of(
                  SharedOptions.SESSION_IDS,
                  SharedOptions.FIELDS,
                  SharedOptions.OUTPUT_OF_SESSIONS),
              List.of(
                  "get 3f01b541",
                  "get last --fields status,branch",
                  "get --session-id 3f01 --output pretty"))
          .printing("session");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    SessionOutput output = invocation.sessions();
    return invocation.forEachSession(
        manager,
        id -> {
          Session session = manager.getSession(id);
          output.page(session, manager);
        });
  }
}
