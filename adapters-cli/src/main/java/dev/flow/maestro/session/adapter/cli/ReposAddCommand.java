package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.RootState;
import java.nio.file.Path;
import java.util.List;

/** Remembers a repository. */
final class ReposAddCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "repos add",
          "Remember a repository, for --all-repos",
          List.of(SharedOptions.REPOSITORY, SharedOptions.DRY_RUN, SharedOptions.OUTPUT_OR_TEXT),
          List.of("repos add", "repos add ../shop"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Path root = invocation.namedRoot().orElseGet(invocation::root);
    RootState state = invocation.repositories().add(root);
    invocation
        .output()
        .show(() -> RootText.forPeople(List.of(state)), () -> RootText.forPrograms(state));
    return ExitCode.DONE;
  }
}
