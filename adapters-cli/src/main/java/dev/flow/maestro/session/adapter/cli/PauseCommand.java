package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Expectation;
import java.util.List;

/** Halts a session. */
final class PauseCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "pause",
          "Halt a session; the time until it is resumed does not count",
          List.of(
              SharedOptions.SESSION_IDS,
              SharedOptions.EXPECT_STATUS,
              SharedOptions.EXPECT_REVISION,
              SharedOptions.REASON,
              SharedOptions.DRY_RUN,
              SharedOptions.IDEMPOTENCY_KEY,
              SessionFields.OPTION,
              SharedOptions.OUTPUT_OF_SESSIONS),
          List.of("pause 3f01", "pause --session-id 3f01b541 --reason \"review\""));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Expectation expectation = invocation.expectation();
    SessionManager manager = invocation.manager();
    SessionOutput output = invocation.sessions();
    return invocation.forEachSession(
        manager,
        id ->
            output.changed(
                manager.pauseSession(id, expectation, invocation.reason()),
                SessionTable.shortIds(manager)));
  }
}
