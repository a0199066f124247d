package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.RootState;
import java.util.List;

/** Shows the repositories that are remembered. */
final class ReposListCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
              "repos list",
              "Show the repositories that are remembered, and whether they are there",
              List.of(SharedOptions.OUTPUT_OR_TEXT),
              List.of("repos list", "repos list --output json"))
          .printing("repositories")
          .endingWith(ExitCode.UNREADABLE);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    List<RootState> roots = invocation.repositories().list();
    RootText.show(roots, invocation.output());
    if (roots.isEmpty()) {
      invocation.output().note("no repository is remembered");
    }
    return ExitCode.DONE;
  }
}
