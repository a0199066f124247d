package dev.flow.maestro.session.adapter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Forgets a repository. */
final class ReposRemoveCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "repos remove",
          "Forget a repository, there or gone; nothing in it is touched",
          List.of(SharedOptions.REPOSITORY, SharedOptions.DRY_RUN),
          List.of("repos remove", "repos remove /mnt/old/shop"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Path root =
        invocation
            .arguments()
            .optional(SharedOptions.REPOSITORY.name())
            .map(folder -> invocation.path(SharedOptions.REPOSITORY.name(), folder).normalize())
            .orElseGet(invocation::root);
    Path removed = invocation.repositories().remove(root);
    invocation.output().object(Map.of("removed", removed.toString()));
    return ExitCode.DONE;
  }
}
