package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.domain.StatisticsCollector;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Consumer;

/** Tells how the sessions of several repositories fare, seen together. */
public final class ReadRepositoryStatistics {

  private final RepositoryRounds rounds;
  private final InstantSource clock;

  /** Uses the stores and the clock. */
  public ReadRepositoryStatistics(RepositoryAccess access, InstantSource clock) {
    this.rounds = new RepositoryRounds(access);
    this.clock = clock;
  }

  /**
   * Reads each session of these repositories once, as {@link ReadStatistics#read} does. Where a
   * repository fails in the middle, what was read of it until then counts, and it is reported.
   *
   * @param roots the roots; a repository that several of them lead to counts once
   * @param unreadable is told of each record that could not be read
   */
  public RepositoriesStatistics read(
      Collection<Path> roots,
      StatisticsQuery query,
      Consumer<InRepository<UnreadableRecord>> unreadable) {
    Instant now = clock.instant();
    StatisticsCollector collector = new StatisticsCollector(now);
    RepositoryRounds.Outcome outcome =
        rounds.run(
            roots,
            (root, repository) ->
                ReadStatistics.collect(
                    repository,
                    query,
                    now,
                    collector,
                    record -> unreadable.accept(new InRepository<>(root, record))));
    return new RepositoriesStatistics(
        collector.statistics(), outcome.visited(), outcome.unreachable());
  }
}
