package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.SessionStatus;
import java.util.List;

/** Moves a session to another status. */
final class TransitionCommand implements Command {

  private static final String STATUS = "status";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "transition",
              "Move a session to another status",
              SessionChanges.options(
                  SharedOptions.SESSION_IDS,
                  OptionSpec.required(STATUS, "S", "one of " + SharedOptions.statuses())),
              List.of(
                  "transition --session-id 3f01b541 --status planning",
                  "transition --session-id 3f01 --status paused --reason \"review\""))
          .printing("session")
          .endingWith(ExitCode.ILLEGAL_TRANSITION);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionStatus status = SessionStatus.parse(invocation.arguments().required(STATUS));
    return SessionChanges.make(
        invocation,
        (manager, id, expectation, reason) ->
            manager.transitionState(id, status, expectation, reason));
  }
}
