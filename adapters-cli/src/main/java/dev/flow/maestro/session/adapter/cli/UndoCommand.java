package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Expectation;
import java.util.List;

/** Takes the last change of a session back. */
final class UndoCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "undo",
          "Take the last transition or update of a session back, as a new revision",
          List.of(
              SharedOptions.SESSION_IDS,
              SharedOptions.EXPECT_STATUS,
              SharedOptions.EXPECT_REVISION,
              SharedOptions.REASON,
              SharedOptions.DRY_RUN,
              SharedOptions.IDEMPOTENCY_KEY,
              SessionFields.OPTION,
              SharedOptions.OUTPUT_OF_SESSIONS),
          List.of("undo 3f01", "undo last --dry-run --output pretty"));

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
                manager.undoChange(id, expectation, invocation.reason()),
                SessionTable.shortIds(manager)));
  }
}
