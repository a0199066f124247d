package dev.flow.maestro.session.adapter.cli;

import java.util.List;
import java.util.Optional;

/**
 * The table of all commands, in the order of the help. A process runs one of them, and loads no
 * other.
 */
final class Commands {

  private static final List<String> NAMES =
      List.of(
          "create",
          "get",
          "list",
          "search",
          "stats",
          "transition",
          "transitions",
          "pause",
          "resume",
          "undo",
          "update",
          "history",
          "watch",
          "wait",
          "delete",
          "trash list",
          "trash restore",
          "trash empty",
          "hold",
          "release",
          "cleanup",
          "sweep",
          "template add",
          "template list",
          "template show",
          "template remove",
          "export",
          "import",
          "repos list",
          "repos add",
          "repos remove",
          "repos prune",
          "doctor",
          "demo",
          "completion");

  private Commands() {}

  static List<Command> all() {
    return NAMES.stream().map(Commands::make).toList();
  }

  static Optional<Command> named(String name) {
    return NAMES.contains(name) ? Optional.of(make(name)) : Optional.empty();
  }

  private static Command make(String name) {
    return switch (name) {
      case "create" -> new CreateCommand();
      case "get" -> new GetCommand();
      case "list" -> new ListCommand();
      case "search" -> new SearchCommand();
      case "stats" -> new StatsCommand();
      case "transition" -> new TransitionCommand();
      case "pause" -> new PauseCommand();
      case "resume" -> new ResumeCommand();
      case "undo" -> new UndoCommand();
      case "transitions" -> new TransitionsCommand();
      case "update" -> new UpdateCommand();
      case "history" -> new HistoryCommand();
      case "watch" -> new WatchCommand();
      case "wait" -> new WaitCommand();
      case "delete" -> new DeleteCommand();
      case "trash list" -> new TrashListCommand();
      case "trash restore" -> new TrashRestoreCommand();
      case "trash empty" -> new TrashEmptyCommand();
      case "hold" -> new HoldCommand();
      case "release" -> new ReleaseCommand();
      case "cleanup" -> new CleanupCommand();
      case "sweep" -> new SweepCommand();
      case "template add" -> new TemplateAddCommand();
      case "template list" -> new TemplateListCommand();
      case "template show" -> new TemplateShowCommand();
      case "template remove" -> new TemplateRemoveCommand();
      case "export" -> new ExportCommand();
      case "import" -> new ImportCommand();
      case "repos list" -> new ReposListCommand();
      case "repos add" -> new ReposAddCommand();
      case "repos remove" -> new ReposRemoveCommand();
      case "repos prune" -> new ReposPruneCommand();
      case "doctor" -> new DoctorCommand();
      case "demo" -> new DemoCommand();
      case "completion" -> new CompletionCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Whether there are commands whose names begin with this word, such as {@code template add}. */
  static boolean isGroup(String word) {
    for (String name : NAMES) {
      if (name.startsWith(word + " ")) {
        return true;
      }
    }
    return false;
  }

  /** The commands of a group. */
  static List<Command> group(String word) {
    return NAMES.stream().filter(name -> name.startsWith(word + " ")).map(Commands::make).toList();
  }

  /** What may follow the name of a group. */
  static List<String> wordsAfter(String group) {
    return NAMES.stream()
        .filter(name -> name.startsWith(group + " "))
        .map(name -> name.substring(group.length() + 1))
        .toList();
  }

  /** The words that begin the names of several commands, such as {@code template}. */
  static List<String> groups() {
    return inGroups().stream()
        .map(name -> name.substring(0, name.indexOf(' ')))
        .distinct()
        .toList();
  }

  /** The names that consist of a group's and one more word. */
  static List<String> inGroups() {
    return NAMES.stream().filter(name -> name.indexOf(' ') > 0).toList();
  }

  static List<String> names() {
    return NAMES;
  }
}
