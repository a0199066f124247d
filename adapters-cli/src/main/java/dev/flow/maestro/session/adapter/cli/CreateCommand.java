package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import java.util.List;

/** Starts a session. */
final class CreateCommand implements Command {

  private static final String FEATURE_REQUEST = "feature-request";
  private static final String MAX_ITERATIONS = "max-iterations";
  private static final String TIMEOUT_MINUTES = "timeout-minutes";
  private static final String NO_AUTO_CHECKPOINT = "no-auto-checkpoint";
  private static final String NO_ERROR_RECOVERY = "no-error-recovery";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "create",
          "Start a session for a feature request",
          List.of(
              OptionSpec.required(FEATURE_REQUEST, "TEXT", "what to build; - reads standard input"),
              OptionSpec.optional(MAX_ITERATIONS, "N", "refinements at the most (default 3)"),
              OptionSpec.optional(TIMEOUT_MINUTES, "N", "minutes until overdue (default 120)"),
              OptionSpec.flag(NO_AUTO_CHECKPOINT, "make no checkpoint without being asked"),
              OptionSpec.flag(NO_ERROR_RECOVERY, "do not try failed tasks again")),
          List.of(
              "create --feature-request \"Add user authentication\"",
              "create --feature-request - --timeout-minutes 240 <request.md"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    SessionConfiguration configuration = configuration(arguments);
    String request = invocation.textOrInput(FEATURE_REQUEST, arguments.required(FEATURE_REQUEST));
    Session.requireUsable(request);
    invocation.output().session(invocation.manager().createSession(request, configuration));
    return ExitCode.DONE;
  }

  private static SessionConfiguration configuration(Arguments arguments) {
    SessionConfiguration defaults = SessionConfiguration.defaults();
    return new SessionConfiguration(
        arguments.number(MAX_ITERATIONS, 1, Long.MAX_VALUE).orElse(defaults.maxIterations()),
        arguments.number(TIMEOUT_MINUTES, 1, Long.MAX_VALUE).orElse(defaults.timeoutMinutes()),
        !arguments.has(NO_AUTO_CHECKPOINT),
        !arguments.has(NO_ERROR_RECOVERY));
  }
}
