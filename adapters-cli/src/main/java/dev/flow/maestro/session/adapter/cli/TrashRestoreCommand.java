package dev.flow.maestro.session.adapter.cli;

import java.util.List;

/** Brings a session back from the trash. */
final class TrashRestoreCommand implements Command {

  private static final String SESSION_ID = SharedOptions.SESSION_ID.name();

  private static final CommandSpec SPEC =
      new CommandSpec(
          "trash restore",
          "Bring a session back from the trash, as it was",
          List.of(
              OptionSpec.required(
                      SESSION_ID,
                      "ID",
                      "the id, or the beginning of it; or of the name that trash list shows")
                  .orBare(),
              SharedOptions.DRY_RUN,
              SharedOptions.OUTPUT_OF_CHANGES),
          List.of("trash restore 3f01", "trash restore --session-id 3f01b541"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    String text = invocation.arguments().required(SESSION_ID);
    invocation.output().done("restored", invocation.manager().restoreSession(text).id());
    return ExitCode.DONE;
  }
}
