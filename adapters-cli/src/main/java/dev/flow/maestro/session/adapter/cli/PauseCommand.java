package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import java.util.List;

/** Halts a session. */
final class PauseCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
              "pause",
              "Halt a session; the time until it is resumed does not count",
              SessionChanges.options(SharedOptions.SESSION_IDS),
              List.of("pause 3f01", "pause --session-id 3f01b541 --reason \"review\""))
          .printing("session")
          .endingWith(ExitCode.ILLEGAL_TRANSITION);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    return SessionChanges.make(invocation, SessionManager::pauseSession);
  }
}
