package dev.flow.maestro.session.adapter.cli;

import java.util.List;

/** The help, made from the specs. */
final class Help {

  private Help() {}

  static String ofProgram() {
    StringBuilder help =
        new StringBuilder("maestro-session: sessions of coding agents, from plan to report\n\n")
            .append("usage: maestro-session COMMAND [flags]\n\ncommands:\n");
    Commands.all().forEach(command -> row(help, command.spec().name(), command.spec().summary()));
    help.append("\nflags of every command:\n");
    options(help, CommandSpec.COMMON);
    help.append("\nexit codes:\n");
    for (ExitCode code : ExitCode.values()) {
      row(help, Integer.toString(code.number()), code.meaning());
    }
    return help.append("\nmaestro-session COMMAND --help tells more.\n").toString();
  }

  static String of(CommandSpec spec) {
    StringBuilder help = new StringBuilder(spec.summary()).append(".\n\nusage: maestro-session ");
    help.append(spec.name());
    spec.options().stream()
        .filter(OptionSpec::required)
        .forEach(option -> help.append(' ').append(option.usage()));
    help.append(" [flags]\n\nflags:\n");
    options(help, spec.options());
    help.append("\nflags of every command:\n");
    options(help, CommandSpec.COMMON);
    help.append("\nexamples:\n");
    spec.examples()
        .forEach(example -> help.append("  maestro-session ").append(example).append('\n'));
    return help.toString();
  }

  private static void options(StringBuilder help, List<OptionSpec> options) {
    options.forEach(
        option ->
            row(
                help,
                option.usage(),
                option.description()
                    + (option.required() ? " (required)" : "")
                    + (option.repeatable() ? " (repeatable)" : "")));
  }

  private static void row(StringBuilder help, String name, String text) {
    help.append("  ").append(name).append(" ".repeat(Math.max(2, 26 - name.length())));
    help.append(text).append('\n');
  }
}
