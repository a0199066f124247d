package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds sessions by the words of their feature requests. */
final class SearchCommand implements Command {

  private static final String TEXT = "text";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "search",
              "Find sessions by the words of their feature request, the best match first",
              Stream.of(
                      Stream.of(
                          OptionSpec.required(
                                  TEXT,
                                  "TEXT",
                                  "words that must all occur; \"a phrase\", begin*, -excluded")
                              .orBare()
                              .severalTimes()),
                      SessionFilters.OPTIONS.stream(),
                      Stream.of(SharedOptions.LIMIT),
                      RepositoryFlags.OPTIONS.stream(),
                      Stream.of(SharedOptions.FIELDS, SharedOptions.OUTPUT_OF_SESSIONS))
                  .flatMap(options -> options)
                  .toList(),
              List.of(
                  "search auth* login --active",
                  "search '\"login page\" -test'",
                  "search --limit 0 -- -test login",
                  "search --all-repos auth*"))
          .printing("sessions")
          .endingWith(ExitCode.UNREADABLE);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    SearchQuery search = SearchQuery.parse(String.join(" ", arguments.all(TEXT)));
    SessionQuery query =
        SharedOptions.limited(SessionFilters.read(arguments).matching(search), arguments);
    if (RepositoryFlags.askForSeveral(arguments)) {
      List<Path> roots = invocation.roots();
      Repositories repositories = invocation.repositories();
      invocation
          .sessions()
          .all(
              repositories.querySessions(roots, query),
              query.search(),
              SessionTable.shortIds(repositories));
      return ExitCode.DONE;
    }
    SessionManager manager = invocation.manager();
    FirstSessions first = new FirstSessions(query);
    invocation.search(manager, query, first);
    invocation.sessions().all(first.result(), query.search(), SessionTable.shortIds(manager));
    return ExitCode.DONE;
  }
}
