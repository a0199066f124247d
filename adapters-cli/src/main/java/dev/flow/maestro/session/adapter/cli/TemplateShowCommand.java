package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.TemplateName;
import java.util.List;

/** Shows one template. */
final class TemplateShowCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
              "template show",
              "Show a template and its variables",
              List.of(SharedOptions.TEMPLATE_NAME),
              List.of("template show bugfix", "template show bugfix --output pretty"))
          .printing("template")
          .endingWith(ExitCode.NOT_FOUND, ExitCode.UNREADABLE);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    TemplateName name = invocation.templateName();
    invocation.output().template(invocation.manager().getTemplate(name));
    return ExitCode.DONE;
  }
}
