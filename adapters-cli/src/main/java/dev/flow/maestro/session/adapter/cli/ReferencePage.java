package dev.flow.maestro.session.adapter.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All commands and flags as a page in Markdown, which is kept beside the sources. */
final class ReferencePage {

  private final StringBuilder page = new StringBuilder();

  private ReferencePage() {}

  static String text() {
    ReferencePage reference = new ReferencePage();
    reference.write();
    return reference.page.toString();
  }

  private void write() {
    page.append("# Commands and flags\n\n")
        .append("Made from the table of commands; renewed by\n")
        .append("`./maestro-session __reference >docs/cli.md`. `maestro-session COMMAND --help`\n")
        .append("tells the same.\n\n| command | |\n|---|---|\n");
    for (Command command : Commands.all()) {
      row(
          "[`" + command.spec().name() + "`](#" + anchor(command.spec().name()) + ")",
          command.spec().summary());
    }
    page.append("\n## Flags of every command\n\n");
    flags(CommandSpec.COMMON);
    page.append("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
    for (ExitCode code : ExitCode.values()) {
      row(Integer.toString(code.number()), code.meaning());
    }
    page.append("\n## Environment\n\n| variable | |\n|---|---|\n");
    EnvironmentVariable.all().forEach(it -> row("`" + it.name() + "`", it.meaning()));
    Commands.all().forEach(command -> command(command.spec()));
  }

  private void command(CommandSpec spec) {
    page.append("\n## ").append(spec.name()).append("\n\n").append(spec.summary()).append(".\n\n");
    page.append("```sh\nmaestro-session ").append(Help.usage(spec)).append("\n```\n");
    if (!spec.options().isEmpty()) {
      page.append('\n');
      flags(spec.options());
    }
    page.append("\nExit codes: ").append(numbers(spec.exitCodes())).append(".\n\n```sh\n");
    spec.examples()
        .forEach(example -> page.append("maestro-session ").append(example).append('\n'));
    page.append("```\n");
  }

  private void flags(List<OptionSpec> options) {
    page.append("| flag | |\n|---|---|\n");
    options.forEach(option -> row("`" + option.usage() + "`", Help.description(option)));
  }

  private void row(String first, String second) {
    page.append("| ").append(cell(first)).append(" | ").append(cell(second)).append(" |\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
  }

  private static String anchor(String heading) {
    return heading.replace(' ', '-');
  }

  private static String numbers(Set<ExitCode> codes) {
    return codes.stream()
        .map(code -> Integer.toString(code.number()))
        .collect(Collectors.joining(", "));
  }
}
