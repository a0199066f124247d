package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.TemplateName;
import java.util.List;
import java.util.Map;

/** Removes a template. */
final class TemplateRemoveCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "template remove",
          "Remove a template; sessions made from it stay",
          List.of(SharedOptions.TEMPLATE_NAME, SharedOptions.DRY_RUN),
          List.of("template remove bugfix"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    TemplateName name = invocation.templateName();
    invocation.manager().removeTemplate(name);
    invocation.output().object(Map.of("removed", name.value()));
    return ExitCode.DONE;
  }
}
