package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import java.util.List;
import java.util.stream.Stream;

/** Finds sessions. */
final class ListCommand implements Command {

  private static final String SEARCH = "search";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "list",
          "Find sessions, newest first, or the best match of a search",
          Stream.concat(
                  SessionFilters.OPTIONS.stream(),
                  Stream.of(
                      OptionSpec.optional(
                          SEARCH, "TEXT", "whose feature request matches; as search TEXT finds it"),
                      SharedOptions.LIMIT))
              .toList(),
          List.of(
              "list --active",
              "list --status planning --status paused --limit 0",
              "list --search 'auth* login'"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    SessionQuery filters = SessionFilters.read(arguments);
    SessionQuery query =
        arguments.optional(SEARCH, SearchQuery::parse).map(filters::matching).orElse(filters);
    QueryResult result =
        invocation.manager().querySessions(SharedOptions.limited(query, arguments));
    invocation.output().sessions(result.sessions(), result.unreadable());
    return ExitCode.DONE;
  }
}
