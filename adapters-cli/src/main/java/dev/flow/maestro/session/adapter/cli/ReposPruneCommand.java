package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.RootState;
import java.util.List;

/** Forgets the repositories that are not there any more. */
final class ReposPruneCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "repos prune",
          "Forget the repositories that are gone or have no sessions folder",
          List.of(SharedOptions.DRY_RUN, SharedOptions.OUTPUT_OR_TEXT),
          List.of("repos prune"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    List<RootState> forgotten = invocation.repositories().prune();
    RootText.show(forgotten, invocation.output());
    if (forgotten.isEmpty()) {
      invocation.output().note("nothing to forget");
    }
    return ExitCode.DONE;
  }
}
