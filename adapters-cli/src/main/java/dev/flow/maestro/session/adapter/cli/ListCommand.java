package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds sessions. */
final class ListCommand implements Command {

  private static final String STATUS = "status";
  private static final String PHASE = "phase";
  private static final String BRANCH = "branch";
  private static final String CREATED_AFTER = "created-after";
  private static final String CREATED_BEFORE = "created-before";
  private static final String ACTIVE = "active";
  private static final String LIMIT = "limit";
  private static final long DEFAULT_LIMIT = 10;

  private static final CommandSpec SPEC =
      new CommandSpec(
          "list",
          "Find sessions, newest first",
          List.of(
              OptionSpec.repeatable(STATUS, "S", "with this status: " + SharedOptions.statuses()),
              OptionSpec.optional(
                  PHASE, "P", "in this phase: " + String.join(", ", SessionPhase.keys())),
              OptionSpec.optional(BRANCH, "B", "created on this branch"),
              OptionSpec.optional(
                  CREATED_AFTER, "T", "created then or later: 2026-01-31 or 2026-01-31T12:00:00Z"),
              OptionSpec.optional(
                  CREATED_BEFORE, "T", "created then or earlier; a date means its whole day, UTC"),
              OptionSpec.flag(ACTIVE, "not completed or failed"),
              OptionSpec.optional(LIMIT, "N", "how many at the most (default 10); 0 means all")),
          List.of("list --active", "list --status planning --status paused --limit 0"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionQuery query = query(invocation.arguments());
    QueryResult result = invocation.manager().querySessions(query);
    invocation.output().sessions(result.sessions(), result.unreadable());
    return ExitCode.DONE;
  }

  private static SessionQuery query(Arguments arguments) {
    SessionQuery query = SessionQuery.all();
    for (String status : arguments.all(STATUS)) {
      query = query.withStatus(SessionStatus.parse(status));
    }
    Optional<SessionPhase> phase = arguments.optional(PHASE, SessionPhase::parse);
    query = phase.map(query::inPhase).orElse(query);
    query = arguments.optional(BRANCH).map(query::onBranch).orElse(query);
    query =
        arguments
            .optional(CREATED_AFTER, text -> time(CREATED_AFTER, text, "T00:00:00.000000Z"))
            .map(query::createdAfter)
            .orElse(query);
    query =
        arguments
            .optional(CREATED_BEFORE, text -> time(CREATED_BEFORE, text, "T23:59:59.999999Z"))
            .map(query::createdBefore)
            .orElse(query);
    query = arguments.has(ACTIVE) ? query.active() : query;
    long limit = arguments.number(LIMIT, 0, Integer.MAX_VALUE).orElse(DEFAULT_LIMIT);
    return limit == 0 ? query : query.limitedTo((int) limit);
  }

  private static Instant time(String option, String text, String timeOfDate) {
    return Timestamps.parse(text)
        .or(() -> Timestamps.parse(text + timeOfDate))
        .orElseThrow(
            () ->
                InvalidInputException.of(
                    "--" + option, text, "a date or an instant, such as 2026-01-31T12:00:00Z"));
  }
}
