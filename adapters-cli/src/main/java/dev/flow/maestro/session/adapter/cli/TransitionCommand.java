package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.List;

/** Moves a session to another status. */
final class TransitionCommand implements Command {

  private static final String STATUS = "status";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "transition",
          "Move a session to another status",
          List.of(
              SharedOptions.SESSION_IDS,
              OptionSpec.required(STATUS, "S", "one of " + SharedOptions.statuses()),
              SharedOptions.EXPECT_STATUS,
              SharedOptions.EXPECT_REVISION,
              SharedOptions.REASON,
              SharedOptions.DRY_RUN,
              SharedOptions.IDEMPOTENCY_KEY,
              SessionFields.OPTION,
              SharedOptions.OUTPUT_OF_SESSIONS),
          List.of(
              "transition --session-id 3f01b541 --status planning",
              "transition --session-id 3f01 --status paused --reason \"review\""));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionStatus status = SessionStatus.parse(invocation.arguments().required(STATUS));
    Expectation expectation = invocation.expectation();
    SessionManager manager = invocation.manager();
    SessionOutput output = invocation.sessions();
    return invocation.forEachSession(
        manager,
        id ->
            output.changed(
                manager.transitionState(id, status, expectation, invocation.reason()),
                SessionTable.shortIds(manager)));
  }
}
