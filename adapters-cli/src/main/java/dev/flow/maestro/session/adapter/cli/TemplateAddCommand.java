package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.SessionTemplate;
import java.util.List;
import java.util.stream.Stream;

/** Stores a template. */
final class TemplateAddCommand implements Command {

  private static final String FEATURE_REQUEST = "feature-request";
  private static final String REPLACE = "replace";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "template add",
          "Store a template for sessions that are alike",
          Stream.concat(
                  Stream.of(
                      SharedOptions.TEMPLATE_NAME,
                      OptionSpec.required(
                          FEATURE_REQUEST,
                          "PATTERN",
                          "a text with {variables}; {{ and }} are braces; - reads standard input"),
                      OptionSpec.flag(REPLACE, "put it in the place of one of that name")),
                  Stream.concat(
                      ConfigurationFlags.OPTIONS.stream(), Stream.of(SharedOptions.DRY_RUN)))
              .toList(),
          List.of(
              "template add bugfix --feature-request \"Fix {issue}: {summary}\"",
              "template add bugfix --replace --feature-request - <bugfix.md"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    SessionTemplate template =
        new SessionTemplate(
            invocation.templateName(),
            RequestPattern.parse(
                invocation.textOrInput(FEATURE_REQUEST, arguments.required(FEATURE_REQUEST))),
            ConfigurationFlags.read(arguments));
    SessionManager manager = invocation.manager();
    if (arguments.has(REPLACE)) {
      manager.replaceTemplate(template);
    } else {
      manager.addTemplate(template);
    }
    invocation.output().template(template);
    return ExitCode.DONE;
  }
}
