package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import java.util.List;

/** Takes the last change of a session back. */
final class UndoCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
              "undo",
              "Take the last transition or update of a session back, as a new revision",
              SessionChanges.options(SharedOptions.SESSION_IDS),
              List.of("undo 3f01", "undo last --dry-run --output pretty"))
          .printing("session")
          .endingWith(ExitCode.ILLEGAL_TRANSITION);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    return SessionChanges.make(invocation, SessionManager::undoChange);
  }
}
