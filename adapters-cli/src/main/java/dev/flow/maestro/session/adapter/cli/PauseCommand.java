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
              SharedOptions.SESSION_ID,
              SharedOptions.EXPECT_STATUS,
              SharedOptions.EXPECT_REVISION,
              SharedOptions.REASON),
          List.of("pause 3f01", "pause --session-id 3f01b541 --reason \"review\""));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Expectation expectation = invocation.expectation();
    SessionManager manager = invocation.manager();
    invocation
        .output()
        .session(
            manager.pauseSession(invocation.sessionId(manager), expectation, invocation.reason()));
    return ExitCode.DONE;
  }
}
