package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.RepositoriesStatistics;
import dev.flow.maestro.session.application.StatisticsQuery;
import dev.flow.maestro.session.domain.Durations;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.StoreStatistics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells how sessions fare, seen together. */
final class StatsCommand implements Command {

  private static final String SINCE = "since";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "stats",
          "Show how sessions fare: how many, how well, how long",
          Stream.of(
                  SessionFilters.OPTIONS.stream(),
                  Stream.of(
                      OptionSpec.optional(
                          SINCE,
                          "T",
                          "last changed then or later, or no longer ago than a span: 7d")),
                  RepositoryFlags.OPTIONS.stream(),
                  Stream.of(SharedOptions.OUTPUT_OR_TEXT))
              .flatMap(options -> options)
              .toList(),
          List.of("stats", "stats --since 30d --branch main --output json", "stats --all-repos"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    StatisticsQuery query =
        since(StatisticsQuery.of(SessionFilters.read(arguments)), arguments.optional(SINCE));
    Output output = invocation.output();
    if (RepositoryFlags.askForSeveral(arguments)) {
      List<Path> roots = invocation.roots();
      RepositoriesStatistics told =
          invocation.repositories().readStatistics(roots, query, output::unreadable);
      output.show(() -> StatisticsText.forPeople(told, invocation.style()), told::details);
      told.unreachable().forEach(output::unreachable);
      return ExitCode.DONE;
    }
    StoreStatistics told = invocation.manager().readStatistics(query, output::unreadable);
    output.show(() -> StatisticsText.forPeople(told, invocation.style()), told::details);
    return ExitCode.DONE;
  }

  private static StatisticsQuery since(StatisticsQuery query, Optional<String> time) {
    return time.map(
            text ->
                Durations.parse(text).map(query::within).orElseGet(() -> query.since(start(text))))
        .orElse(query);
  }

  private static Instant start(String text) {
    try {
      return SessionFilters.startOf(SINCE, text);
    } catch (InvalidInputException e) {
      throw InvalidInputException.of(
          "--" + SINCE, text, "a date, an instant or a span of time, such as 2026-01-31 or 7d");
    }
  }
}
