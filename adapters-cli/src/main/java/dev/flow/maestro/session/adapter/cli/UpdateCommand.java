package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.json.SessionUpdateJson;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Merges changes into a session. */
final class UpdateCommand implements Command {

  private static final String JSON = "json";
  private static final String PHASE = "phase";
  private static final String PRD = "prd";
  private static final String PRD_VERSION = "prd-version";
  private static final String SET = "set";
  private static final String ADD = "add";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "update",
              "Change fields of a session; what is not named stays as it is",
              SessionChanges.options(
                  SharedOptions.SESSION_ID,
                  OptionSpec.repeatable(
                      SET,
                      "FIELD=VALUE",
                      "set one of " + String.join(", ", SessionField.updatablePaths())),
                  OptionSpec.repeatable(
                      ADD, "FIELD=N", "add to a number; of two who add one each, none is lost"),
                  OptionSpec.optional(
                      PHASE, "P", "one of " + String.join(", ", SessionPhase.keys())),
                  OptionSpec.optional(PRD, "PATH", "where the PRD is"),
                  OptionSpec.optional(PRD_VERSION, "V", "the version of the PRD"),
                  OptionSpec.optional(
                      JSON, "OBJECT", "changes as one JSON object; - reads standard input")),
              List.of(
                  "update --session-id 3f01 --set statistics.total_tasks=10",
                  "update --session-id 3f01 --add statistics.completed_tasks=1",
                  "update --session-id 3f01 --json '{\"current_phase\": \"plan\"}'"))
          .printing("session")
          .endingWith(ExitCode.ILLEGAL_TRANSITION);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionUpdate update = update(invocation);
    if (update.isEmpty()) {
      throw new UsageException(
          "update needs something to change: --set, --add, --phase, --prd, --prd-version or --json",
          "maestro-session update --help");
    }
    return SessionChanges.make(
        invocation,
        (manager, id, expectation, reason) ->
            manager.updateSession(id, update, expectation, reason));
  }

  private static SessionUpdate update(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    SessionUpdate.Builder update = SessionUpdate.builder();
    arguments.optional(PHASE, SessionPhase::parse).ifPresent(update::phase);
    update.prdReference(prdReference(invocation));
    for (String assignment : arguments.all(SET)) {
      split(SET, assignment, update::setText);
    }
    for (String addition : arguments.all(ADD)) {
      split(ADD, addition, update::addText);
    }
    arguments
        .optional(JSON)
        .map(value -> invocation.textOrInput(JSON, value))
        .ifPresent(object -> SessionUpdateJson.read(object, update));
    return update.build();
  }

  private static PrdReference prdReference(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    Optional<Path> path = arguments.optional(PRD, text -> absolute(text, invocation));
    return new PrdReference(
        path.map(Path::getFileName).map(Path::toString),
        path.map(Path::toString),
        arguments.optional(PRD_VERSION));
  }

  private static Path absolute(String path, Invocation invocation) {
    try {
      Path file = invocation.workingFolder().resolve(path).normalize();
      if (!path.isBlank() && file.getFileName() != null) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw InvalidInputException.of("--" + PRD, path, "the path of a file");
    }
    throw InvalidInputException.of("--" + PRD, path, "the path of a file");
  }

  private static void split(
      String option, String text, BiConsumer<SessionField, String> operation) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw InvalidInputException.of("--" + option, text, "a field, = and a value");
    }
    operation.accept(SessionField.updatable(text.substring(0, equals)), text.substring(equals + 1));
  }
}
