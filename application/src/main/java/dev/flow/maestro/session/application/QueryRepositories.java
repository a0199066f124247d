package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.Rank;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;

/** Finds sessions in several repositories. */
public final class QueryRepositories {

  private final RepositoryRounds rounds;
  private final InstantSource clock;

  /** Uses the stores and the clock. */
  public QueryRepositories(RepositoryAccess access, InstantSource clock) {
    this.rounds = new RepositoryRounds(access);
    this.clock = clock;
  }

  /**
   * The sessions of these repositories that match, in the order of the query, and no more of all of
   * them than its limit. With a limit, no more than twice as many are in memory at a time, however
   * many repositories there are.
   *
   * @param roots the roots; a repository that several of them lead to counts once, as the first
   */
  public RepositoriesResult query(Collection<Path> roots, SessionQuery query) {
    return run(roots, query, repository -> repository.query(query));
  }

  /** The same of those that are overdue, as {@link FindOverdueSessions#find} finds them. */
  public RepositoriesResult findOverdue(Collection<Path> roots, SessionQuery query) {
    return run(roots, query, repository -> new FindOverdueSessions(repository, clock).find(query));
  }

  private RepositoriesResult run(
      Collection<Path> roots, SessionQuery query, Function<SessionRepository, QueryResult> search) {
    First first = new First(query);
    List<InRepository<UnreadableRecord>> unreadable = new ArrayList<>();
    RepositoryRounds.Outcome outcome =
        rounds.run(
            roots,
            (root, repository) -> {
              QueryResult found = search.apply(repository);
              found.sessions().forEach(session -> first.add(root, session));
              found
                  .unreadable()
                  .forEach(record -> unreadable.add(new InRepository<>(root, record)));
            });
    return new RepositoriesResult(first.inOrder(), unreadable, outcome.unreachable());
  }

  /** Keeps the first sessions in the order of a query, and no more than its limit. */
  private static final class First {

    /** A session with its place, which takes too long to find out at each comparison. */
    private record Ranked(InRepository<Session> found, Rank rank) {

      /** That of the query, and then by the repository: a copy has the same id. */
      static final Comparator<Ranked> ORDER =
          Comparator.comparing(Ranked::rank).thenComparing(ranked -> ranked.found().repository());
    }

    private final SessionQuery query;
    private final int limit;
    private final PriorityQueue<Ranked> lastFirst = new PriorityQueue<>(Ranked.ORDER.reversed());

    First(SessionQuery query) {
      this.query = query;
      this.limit = query.limit().orElse(Integer.MAX_VALUE);
    }

    void add(Path root, Session session) {
      lastFirst.add(new Ranked(new InRepository<>(root, session), Rank.of(session, query)));
      if (lastFirst.size() > limit) {
        lastFirst.remove();
      }
    }

    List<InRepository<Session>> inOrder() {
      return lastFirst.stream().sorted(Ranked.ORDER).map(Ranked::found).toList();
    }
  }
}
