package dev.flow.maestro.session.adapter.cli;

import java.nio.file.Path;
import java.util.List;

/** Remembers a repository. */
final class ReposAddCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "repos add",
          "Remember a repository, for --all-repos",
          List.of(SharedOptions.REPOSITORY, SharedOptions.OUTPUT_OR_TEXT),
          List.of("repos add", "repos add ../shop"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Path root = invocation.namedRoot().orElseGet(invocation::root);
    invocation.output().root(invocation.repositories().add(root));
    return ExitCode.DONE;
  }
}
