package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.TrashContent;
import java.util.List;

/** Shows what is in the trash. */
final class TrashListCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "trash list",
          "Show the sessions in the trash, the one that came last first",
          List.of(SharedOptions.OUTPUT_OF_EVENTS),
          List.of("trash list", "trash list --output pretty"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    TrashContent content = invocation.manager().listTrash();
    Output output = invocation.output();
    if (output.isForPeople()) {
      output.text(TrashText.forPeople(content.sessions(), invocation.style(), invocation.now()));
      if (content.sessions().isEmpty()) {
        output.note("the trash is empty");
      }
    } else {
      output.array(content.sessions().stream().map(TrashText::forPrograms).toList());
    }
    content.unreadable().forEach(invocation.output()::unreadable);
    return ExitCode.DONE;
  }
}
