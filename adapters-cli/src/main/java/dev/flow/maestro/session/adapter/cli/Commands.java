package dev.flow.maestro.session.adapter.cli;

import java.util.List;
import java.util.Optional;

/** The table of all commands, in the order of the help. */
final class Commands {

  private static final List<Command> ALL =
      List.of(
          new CreateCommand(),
          new GetCommand(),
          new ListCommand(),
          new SearchCommand(),
          new StatsCommand(),
          new TransitionCommand(),
          new PauseCommand(),
          new ResumeCommand(),
          new UpdateCommand(),
          new HistoryCommand(),
          new DeleteCommand(),
          new TrashListCommand(),
          new TrashRestoreCommand(),
          new TrashEmptyCommand(),
          new HoldCommand(),
          new ReleaseCommand(),
          new CleanupCommand(),
          new SweepCommand(),
          new TemplateAddCommand(),
          new TemplateListCommand(),
          new TemplateShowCommand(),
          new TemplateRemoveCommand(),
          new ExportCommand(),
          new ImportCommand(),
          new ReposListCommand(),
          new ReposAddCommand(),
          new ReposRemoveCommand(),
          new ReposPruneCommand(),
          new DoctorCommand(),
          new DemoCommand());

  private Commands() {}

  static List<Command> all() {
    return ALL;
  }

  static Optional<Command> named(String name) {
    return ALL.stream().filter(command -> command.spec().name().equals(name)).findFirst();
  }

  /** The commands whose names begin with this word, such as {@code template add}. */
  static List<Command> group(String word) {
    return ALL.stream().filter(command -> command.spec().name().startsWith(word + " ")).toList();
  }

  /** What may follow the name of a group. */
  static List<String> wordsAfter(String group) {
    return group(group).stream()
        .map(command -> command.spec().name().substring(group.length() + 1))
        .toList();
  }

  static List<String> names() {
    return ALL.stream().map(command -> command.spec().name()).toList();
  }
}
