package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.TemplateName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts a session. */
final class CreateCommand implements Command {

  private static final String FEATURE_REQUEST = "feature-request";
  private static final String TEMPLATE = "template";
  private static final String VAR = "var";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "create",
              "Start a session for a feature request",
              Stream.concat(
                      Stream.of(
                          OptionSpec.optional(
                              FEATURE_REQUEST, "TEXT", "what to build; - reads standard input"),
                          OptionSpec.optional(
                              TEMPLATE, "NAME", "take the feature request and the flags from it"),
                          OptionSpec.repeatable(
                              VAR,
                              "NAME=VALUE",
                              "a value for the template; of one, - reads standard input")),
                      Stream.concat(
                          ConfigurationFlags.OPTIONS.stream(),
                          Stream.of(
                              SharedOptions.DRY_RUN,
                              SharedOptions.IDEMPOTENCY_KEY,
                              SharedOptions.FIELDS,
                              SharedOptions.OUTPUT_OF_SESSIONS)))
                  .toList(),
              List.of(
                  "create --feature-request \"Add user authentication\"",
                  "create --feature-request - --timeout-minutes 240 <request.md",
                  "create --feature-request \"Fix the build\" --output id",
                  "create --template bugfix --var issue=42 --var summary=crash"))
          .printing("session")
          .endingWith(ExitCode.NOT_FOUND, ExitCode.CONFLICT, ExitCode.UNREADABLE);

  /** What is left to do when all that was given has been read. */
  private interface Creation {
    Session by(SessionManager manager);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    if (arguments.has(FEATURE_REQUEST) == arguments.has(TEMPLATE)) {
      throw usage(
          arguments.has(TEMPLATE)
              ? "--feature-request and --template exclude each other"
              : "create needs --feature-request TEXT or --template NAME");
    }
    if (arguments.has(VAR) && !arguments.has(TEMPLATE)) {
      throw usage("--var needs --template NAME");
    }
    PartialConfiguration configuration = ConfigurationFlags.read(arguments);
    Creation creation =
        arguments.has(TEMPLATE)
            ? fromTemplate(invocation, configuration)
            : fromRequest(invocation, configuration);
    SessionManager manager = invocation.manager();
    invocation.sessions().changed(creation.by(manager), SessionTable.shortIds(manager));
    // Who reads the answer need not wait for what is not asked for.
    invocation.output().flush();
    if (!invocation.isRehearsal()) {
      manager.cleanUpWhenDue();
    }
    return ExitCode.DONE;
  }

  private static Creation fromRequest(Invocation invocation, PartialConfiguration configuration) {
    String request =
        invocation.textOrInput(FEATURE_REQUEST, invocation.arguments().required(FEATURE_REQUEST));
    Session.requireUsable(request);
    return manager ->
        manager.createSession(request, configuration.over(SessionConfiguration.defaults()));
  }

  private static Creation fromTemplate(Invocation invocation, PartialConfiguration configuration) {
    TemplateName name = new TemplateName(invocation.arguments().required(TEMPLATE));
    Map<String, String> variables = variables(invocation);
    return manager -> manager.createSessionFromTemplate(name, variables, configuration);
  }

  private static Map<String, String> variables(Invocation invocation) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String assignment : invocation.arguments().all(VAR)) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw InvalidInputException.of("--" + VAR, assignment, "a name, = and a value");
      }
      String name = assignment.substring(0, equals);
      if (variables.putIfAbsent(name, assignment.substring(equals + 1)) != null) {
        throw usage("--var " + name + " was given more than once");
      }
    }
    if (variables.values().stream().filter("-"::equals).count() > 1) {
      throw usage("only one --var can read standard input");
    }
    variables.replaceAll((name, value) -> invocation.textOrInput(VAR + " " + name, value));
    return variables;
  }

  private static UsageException usage(String message) {
    return new UsageException(message, "maestro-session create --help");
  }
}
