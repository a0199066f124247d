package dev.flow.maestro.session.adapter.cli;

import java.util.List;

/** Shows all templates. */
final class TemplateListCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
              "template list",
              "Show all templates",
              List.of(),
              List.of("template list", "template list --output pretty"))
          .printing("templates");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    invocation.output().templates(invocation.manager().listTemplates());
    return ExitCode.DONE;
  }
}
