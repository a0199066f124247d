package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import java.util.List;
import java.util.stream.Stream;

/** Finds sessions. */
final class ListCommand implements Command {

  private static final String LIMIT = "limit";
  private static final long DEFAULT_LIMIT = 10;

  private static final CommandSpec SPEC =
      new CommandSpec(
          "list",
          "Find sessions, newest first",
          Stream.concat(
                  SessionFilters.OPTIONS.stream(),
                  Stream.of(
                      OptionSpec.optional(
                          LIMIT, "N", "how many at the most (default 10); 0 means all")))
              .toList(),
          List.of("list --active", "list --status planning --status paused --limit 0"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionQuery query = SessionFilters.read(invocation.arguments());
    long limit = invocation.arguments().number(LIMIT, 0, Integer.MAX_VALUE).orElse(DEFAULT_LIMIT);
    QueryResult result =
        invocation.manager().querySessions(limit == 0 ? query : query.limitedTo((int) limit));
    invocation.output().sessions(result.sessions(), result.unreadable());
    return ExitCode.DONE;
  }
}
