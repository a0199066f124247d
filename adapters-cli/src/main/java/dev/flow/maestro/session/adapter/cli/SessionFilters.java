package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.Timestamps;
import java.time.Instant;
import java.util.List;

/** The flags that choose sessions, for every command that works on several. */
final class SessionFilters {

  private static final String STATUS = "status";
  private static final String PHASE = "phase";
  private static final String BRANCH = "branch";
  private static final String CREATED_AFTER = "created-after";
  private static final String CREATED_BEFORE = "created-before";
  private static final String ACTIVE = "active";

  static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.repeatable(STATUS, "S", "with this status: " + SharedOptions.statuses()),
          OptionSpec.optional(
              PHASE, "P", "in this phase: " + String.join(", ", SessionPhase.keys())),
          OptionSpec.optional(BRANCH, "B", "created on this branch"),
          OptionSpec.optional(
              CREATED_AFTER, "T", "created then or later: 2026-01-31 or 2026-01-31T12:00:00Z"),
          OptionSpec.optional(
              CREATED_BEFORE, "T", "created then or earlier; a date means its whole day, UTC"),
          OptionSpec.flag(ACTIVE, "not completed or failed"));

  private SessionFilters() {}

  /** What the flags ask for, without a limit. */
  static SessionQuery read(Arguments arguments) {
    SessionQuery query = SessionQuery.all();
    for (String status : arguments.all(STATUS)) {
      query = query.withStatus(SessionStatus.parse(status));
    }
    if (arguments.has(PHASE)) {
      query = query.inPhase(SessionPhase.parse(arguments.required(PHASE)));
    }
    if (arguments.has(BRANCH)) {
      query = query.onBranch(arguments.required(BRANCH));
    }
    if (arguments.has(CREATED_AFTER)) {
      query = query.createdAfter(startOf(CREATED_AFTER, arguments.required(CREATED_AFTER)));
    }
    if (arguments.has(CREATED_BEFORE)) {
      query =
          query.createdBefore(
              time(CREATED_BEFORE, arguments.required(CREATED_BEFORE), "T23:59:59.999999Z"));
    }
    return arguments.has(ACTIVE) ? query.active() : query;
  }

  /** An instant, or the beginning of a day. */
  static Instant startOf(String option, String text) {
    return time(option, text, "T00:00:00.000000Z");
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
