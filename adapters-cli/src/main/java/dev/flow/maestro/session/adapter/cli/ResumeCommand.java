package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Expectation;
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
          List.of(
              SharedOptions.SESSION_IDS,
              OptionSpec.optional(
                  STATUS,
                  "S",
                  "go on with this status instead: one of " + SharedOptions.statuses()),
              SharedOptions.EXPECT_STATUS,
              SharedOptions.EXPECT_REVISION,
              SharedOptions.REASON,
              SharedOptions.DRY_RUN,
              SharedOptions.IDEMPOTENCY_KEY,
              SessionFields.OPTION,
              SharedOptions.OUTPUT_OF_SESSIONS),
          List.of("resume 3f01", "resume --session-id 3f01b541 --status planning"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Optional<SessionStatus> to = invocation.arguments().optional(STATUS, SessionStatus::parse);
    Expectation expectation = invocation.expectation();
    SessionManager manager = invocation.manager();
    SessionOutput output = invocation.sessions();
    return invocation.forEachSession(
        manager,
        id ->
            output.changed(
                manager.resumeSession(id, to, expectation, invocation.reason()),
                SessionTable.shortIds(manager)));
  }
}
