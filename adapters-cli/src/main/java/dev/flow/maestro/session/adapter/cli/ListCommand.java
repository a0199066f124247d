package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds sessions. */
final class ListCommand implements Command {

  private static final String SEARCH = "search";
  private static final String OVERDUE = "overdue";
  private static final String STALE = "stale";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "list",
              "Find sessions, newest first, or the best match of a search",
              Stream.of(
                      SessionFilters.OPTIONS.stream(),
                      Stream.of(
                          OptionSpec.flag(
                              OVERDUE,
                              "not ended although their time-out has passed, pauses apart"),
                          OptionSpec.optional(
                              STALE,
                              "SPAN",
                              "not ended, and not changed for so long: 30m, 12h or 7d"),
                          OptionSpec.optional(
                              SEARCH,
                              "TEXT",
                              "whose feature request matches; as search TEXT finds it"),
                          SharedOptions.LIMIT,
                          SharedOptions.FIELDS,
                          SharedOptions.OUTPUT_OF_SESSIONS),
                      RepositoryFlags.OPTIONS.stream())
                  .flatMap(options -> options)
                  .toList(),
              List.of(
                  "list --active",
                  "list --status planning --status paused --limit 0",
                  "list --search 'auth* login'",
                  "list --overdue --limit 0",
                  "list --all-repos --active",
                  "list --repo-root shop --repo-root blog"))
          .printing("sessions")
          .endingWith(ExitCode.UNREADABLE);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    SessionQuery filters = SessionFilters.read(arguments);
    SessionQuery searched =
        arguments.optional(SEARCH, SearchQuery::parse).map(filters::matching).orElse(filters);
    SessionQuery asked = SharedOptions.limited(searched, arguments);
    Optional<Duration> stale = arguments.duration(STALE);
    if (RepositoryFlags.askForSeveral(arguments)) {
      runOnSeveral(invocation, asked, stale);
      return ExitCode.DONE;
    }
    SessionManager manager = invocation.manager();
    SessionQuery query = stale.map(span -> manager.staleOnly(asked, span)).orElse(asked);
    if (arguments.has(OVERDUE)) {
      QueryResult result = manager.queryOverdueSessions(query);
      invocation.sessions().all(result, query.search(), SessionTable.shortIds(manager));
    } else {
      invocation
          .sessions()
          .all(
              visitor -> invocation.search(manager, query, visitor),
              query.search(),
              SessionTable.shortIds(manager));
    }
    return ExitCode.DONE;
  }

  private static void runOnSeveral(
      Invocation invocation, SessionQuery asked, Optional<Duration> stale) {
    List<Path> roots = invocation.roots();
    Repositories repositories = invocation.repositories();
    SessionQuery query = stale.map(span -> repositories.staleOnly(asked, span)).orElse(asked);
    invocation
        .sessions()
        .all(
            invocation.arguments().has(OVERDUE)
                ? repositories.queryOverdueSessions(roots, query)
                : repositories.querySessions(roots, query),
            query.search(),
            SessionTable.shortIds(repositories));
  }
}
