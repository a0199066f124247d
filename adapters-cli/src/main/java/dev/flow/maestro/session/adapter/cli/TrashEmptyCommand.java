package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.EmptiedTrash;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Removes from the trash for good. */
final class TrashEmptyCommand implements Command {

  private static final String OLDER_THAN = "older-than";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "trash empty",
          "Remove what is in the trash for good",
          List.of(
              OptionSpec.optional(
                  OLDER_THAN, "SPAN", "only what has been there so long or longer: 12h, 30d"),
              SharedOptions.DRY_RUN),
          List.of("trash empty", "trash empty --older-than 30d"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Duration olderThan = invocation.arguments().duration(OLDER_THAN).orElse(Duration.ZERO);
    EmptiedTrash emptied = invocation.manager().emptyTrash(olderThan);
    Output output = invocation.output();
    output.object(
        Map.of("removed", emptied.removed().stream().map(TrashText::forPrograms).toList()));
    emptied.strangers().forEach(output::unreadable);
    emptied.failed().forEach(output::failed);
    return ExitCode.ofFirst(emptied.failed());
  }
}
