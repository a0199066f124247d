package dev.flow.maestro.session.adapter.cli;

import java.util.Collection;
import java.util.List;

/** The help, made from the specs. */
final class Help {

  private static final int WIDTH = 80;
  private static final int INDENT = 28;

  private Help() {}

  static String ofProgram() {
    StringBuilder help =
        new StringBuilder("maestro-session: sessions of coding agents, from plan to report\n\n")
            .append("usage: maestro-session COMMAND [flags]\n\ncommands:\n");
    Commands.all().forEach(command -> row(help, command.spec().name(), command.spec().summary()));
    row(help, "help [COMMAND|TOPIC]", "Show this help, or that of a command or a topic");
    help.append("\ntopics:\n");
    Topics.rows(help);
    help.append("\nflags of every command:\n");
    options(help, CommandSpec.COMMON);
    help.append("\nexit codes:\n");
    exitCodes(help, List.of(ExitCode.values()));
    return help.append("\nmaestro-session COMMAND --help tells more.\n").toString();
  }

  static String ofGroup(String group) {
    StringBuilder help =
        new StringBuilder("usage: maestro-session ")
            .append(group)
            .append(" COMMAND [flags]\n\ncommands:\n");
    Commands.group(group)
        .forEach(command -> row(help, command.spec().name(), command.spec().summary()));
    return help.append("\nmaestro-session ")
        .append(group)
        .append(" COMMAND --help tells more.\n")
        .toString();
  }

  static String of(CommandSpec spec) {
    StringBuilder help = new StringBuilder(spec.summary()).append(".\n\nusage: maestro-session ");
    help.append(usage(spec)).append('\n');
    for (OptionGroup group : OptionGroup.values()) {
      options(help, group.title(), group.of(spec));
    }
    options(help, "flags of every command", spec.commonOptions());
    help.append("\nexit codes:\n");
    exitCodes(help, spec.exitCodes());
    help.append("\nexamples:\n");
    spec.examples()
        .forEach(example -> help.append("  maestro-session ").append(example).append('\n'));
    return help.toString();
  }

  /** How a command is called: {@code get ID... [flags]}. */
  static String usage(CommandSpec spec) {
    StringBuilder usage = new StringBuilder(spec.name());
    spec.options().stream()
        .filter(option -> option.required() || option.bare())
        .forEach(option -> usage.append(' ').append(operand(option)));
    return usage.append(" [flags]").toString();
  }

  /** A row for each code. */
  static void exitCodes(StringBuilder help, Collection<ExitCode> codes) {
    codes.forEach(code -> row(help, Integer.toString(code.number()), code.meaning()));
  }

  /**
   * How an option stands in the line of usage: {@code --status S}, {@code ID} or {@code [ID]...}.
   */
  private static String operand(OptionSpec option) {
    String word = option.bare() ? option.value().orElseThrow() : option.usage();
    return (option.required() ? word : "[" + word + "]") + (option.repeatable() ? "..." : "");
  }

  private static void options(StringBuilder help, String title, List<OptionSpec> options) {
    if (!options.isEmpty()) {
      help.append('\n').append(title).append(":\n");
      options(help, options);
    }
  }

  private static void options(StringBuilder help, List<OptionSpec> options) {
    options.forEach(option -> row(help, option.usage(), description(option)));
  }

  /** What a flag means, and whether it must and how often it may be given. */
  static String description(OptionSpec option) {
    return option.description()
        + (option.required() ? " (required)" : "")
        + (option.repeatable() ? " (repeatable)" : "");
  }

  /** A name, and beside it its text, wrapped; a name too long for its column stands alone. */
  static void row(StringBuilder help, String name, String text) {
    help.append("  ").append(name);
    int column = 2 + name.length();
    if (column > INDENT - 2) {
      help.append('\n');
      column = 0;
    }
    help.append(" ".repeat(INDENT - column));
    column = INDENT;
    for (String word : text.split(" ", -1)) {
      if (column > INDENT && column + 1 + word.length() > WIDTH) {
        help.append('\n').append(" ".repeat(INDENT));
        column = INDENT;
      } else if (column > INDENT) {
        help.append(' ');
        column++;
      }
      help.append(word);
      column += word.length();
    }
    help.append('\n');
  }
}
