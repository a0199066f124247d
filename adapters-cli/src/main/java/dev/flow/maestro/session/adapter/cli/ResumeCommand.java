package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.SessionStatus;
import java.util.List;
import java.util.Optional;

/** Goes on with a paused session. */
final class ResumeCommand implements Command {

  private static final String STATUS = "status";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "resume",
              "Go on with a paused session, where its phase was",
              SessionChanges.options(
                  SharedOptions.SESSION_IDS,
                  OptionSpec.optional(
                      STATUS,
                      "S",
                      "go on with this status instead: one of " + SharedOptions.statuses())),
              List.of("resume 3f01", "resume --session-id 3f01b541 --status planning"))
          .printing("session")
          .endingWith(ExitCode.ILLEGAL_TRANSITION);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Optional<SessionStatus> to = invocation.arguments().optional(STATUS, SessionStatus::parse);
    return SessionChanges.make(
        invocation,
        (manager, id, expectation, reason) -> manager.resumeSession(id, to, expectation, reason));
  }
}
