package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.adapter.cli.Table.Cell;
import dev.flow.maestro.session.adapter.cli.Table.Column;
import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.domain.SessionTemplate;
import java.util.List;

/** Shows all templates. */
final class TemplateListCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "template list",
          "Show all templates",
          List.of(SharedOptions.OUTPUT_OR_TEXT),
          List.of("template list", "template list --output json"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    TemplateList list = invocation.manager().listTemplates();
    Output output = invocation.output();
    if (output.isForPeople()) {
      output.text(table(list.templates()).text(invocation.style()));
      if (list.templates().isEmpty()) {
        output.note("there is no template");
      }
      list.unreadable().forEach(output::unreadable);
    } else {
      output.templates(list);
    }
    return ExitCode.DONE;
  }

  private static Table table(List<SessionTemplate> templates) {
    Table table =
        new Table(
            List.of(
                new Column("NAME", false),
                new Column("VARIABLES", true),
                new Column("REQUEST", false)));
    for (SessionTemplate template : templates) {
      table.add(
          List.of(
              Cell.of(template.name().value(), Ink.BOLD),
              Cell.of(String.join(", ", template.featureRequest().variables())),
              Cell.of(template.featureRequest().toString(), List.of())));
    }
    return table;
  }
}
