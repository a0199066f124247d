package dev.flow.maestro.session.adapter.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The page that {@code man maestro-session} shows, in the man macros of roff (man(7)). */
final class ManualPage {

  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  static String text() {
    ManualPage manual = new ManualPage();
    manual.write();
    return manual.page.toString();
  }

  private void write() {
    page.append(".\\\" Made from the table of commands by the build; not to be edited.\n");
    page.append(".TH MAESTRO\\-SESSION 1 \"\" \"Maestro Sessions\" \"User Commands\"\n");
    section("NAME");
    page.append("maestro\\-session \\- sessions of coding agents, from plan to report\n");
    section("SYNOPSIS");
    page.append(".B maestro\\-session\n.I COMMAND\n.RI [ flags ]\n");
    page.append(".br\n.B maestro\\-session help\n.RI [ COMMAND | TOPIC ]\n");
    section("DESCRIPTION");
    paragraph(
        "A session is one feature request on its way from plan to report. Many agents, scripts and"
            + " people may change it at once without losing anything.");
    paragraph(
        "A flag is written --flag value or --flag=value. The flags of every command may also stand"
            + " before the command. What follows -- is no flag. A session may be named by any unique"
            + " beginning of its id, or as last, last:2 and so on, the newest first.");
    section("COMMANDS");
    for (Command command : Commands.all()) {
      command(command.spec());
    }
    section("FLAGS OF EVERY COMMAND");
    flags(CommandSpec.COMMON);
    section("EXIT STATUS");
    codes(List.of(ExitCode.values()));
    section("ENVIRONMENT");
    for (EnvironmentVariable variable : EnvironmentVariable.all()) {
      entry(variable.name(), variable.meaning());
    }
    for (String topic : Topics.names()) {
      if (!topic.equals("exit-codes") && !topic.equals("environment")) {
        section(topic.toUpperCase(Locale.ROOT));
        page.append(".nf\n");
        Topics.text(topic).lines().forEach(this::line);
        page.append(".fi\n");
      }
    }
  }

  private void command(CommandSpec spec) {
    page.append(".SS ").append(escaped(spec.name())).append('\n');
    line(spec.summary() + ".");
    page.append(".PP\n.B maestro\\-session ").append(escaped(Help.usage(spec))).append('\n');
    flags(spec.options());
    page.append(".PP\nExit codes:\n");
    line(
        String.join(
                ", ", spec.exitCodes().stream().map(it -> Integer.toString(it.number())).toList())
            + ".");
    page.append(".PP\n.nf\n");
    spec.examples().forEach(example -> line("maestro-session " + example));
    page.append(".fi\n");
  }

  private void flags(List<OptionSpec> options) {
    options.forEach(option -> entry(option.usage(), Help.description(option)));
  }

  private void codes(Collection<ExitCode> codes) {
    codes.forEach(code -> entry(Integer.toString(code.number()), code.meaning()));
  }

  private void section(String title) {
    page.append(".SH ").append(escaped(title)).append('\n');
  }

  private void paragraph(String text) {
    page.append(".PP\n");
    line(text);
  }

  private void entry(String term, String text) {
    page.append(".TP\n.B ").append(escaped(term)).append('\n');
    line(text);
  }

  /** A line of text; one that begins like a request gets something before it that shows nothing. */
  private void line(String text) {
    String line = escaped(text);
    page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
        .append(line)
        .append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
  }
}
