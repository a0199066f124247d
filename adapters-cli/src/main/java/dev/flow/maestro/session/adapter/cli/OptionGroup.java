package dev.flow.maestro.session.adapter.cli;

import java.util.List;

/** What a flag is for, seen from far: flags of one group stand together in the help. */
enum OptionGroup {
  /** What the command is about. */
  OWN("flags"),
  /** What is shown, and how. */
  OUTPUT("flags for output"),
  /** What keeps a change from doing harm. */
  SAFETY("flags for safety");

  private final String title;

  OptionGroup(String title) {
    this.title = title;
  }

  /** What stands above the group. */
  String title() {
    return title;
  }

  /** The flags of a command in this group, in its order. */
  List<OptionSpec> of(CommandSpec spec) {
    return spec.options().stream().filter(option -> of(option) == this).toList();
  }

  /** The group of a flag; these names mean the same in every command. */
  static OptionGroup of(OptionSpec option) {
    return switch (option.name()) {
      case CommandSpec.OUTPUT, "fields" -> OUTPUT;
      case "expect-status", "expect-revision", "dry-run", "idempotency-key", "yes" -> SAFETY;
      default -> OWN;
    };
  }
}
