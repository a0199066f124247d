package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All operations on several repositories together, as {@link SessionManager} has those on one. None
 * of them changes a session, and each one throws a {@link
 * dev.flow.maestro.session.domain.SessionException} and nothing else.
 */
public final class Repositories {

  private final RootRegistry registry;
  private final RepositoryAccess access;
  private final InstantSource clock;
  private final RememberRepositories remember;
  private final QueryRepositories query;
  private final ReadRepositoryStatistics statistics;

  /**
   * Works over these ports.
   *
   * @param registry remembers the roots
   * @param access opens the stores
   * @param clock tells the time
   */
  public Repositories(RootRegistry registry, RepositoryAccess access, InstantSource clock) {
    this.registry = registry;
    this.access = access;
    this.clock = clock;
    this.remember = new RememberRepositories(registry, access);
    this.query = new QueryRepositories(access, clock);
    this.statistics = new ReadRepositoryStatistics(access, clock);
  }

  /** The same, but nothing is remembered or forgotten: for trying what would happen. */
  public Repositories rehearsal() {
    return new Repositories(new RehearsedRoots(registry), access, clock);
  }

  /** The roots that are remembered, in order. See {@link RootRegistry#roots}. */
  public List<Path> roots() {
    return registry.roots();
  }

  /** What is remembered, and what stands there. See {@link RememberRepositories#list}. */
  public List<RootState> list() {
    return remember.list();
  }

  /** Remembers a repository. See {@link RememberRepositories#add}. */
  public RootState add(Path root) {
    return remember.add(root);
  }

  /** Forgets a repository. See {@link RememberRepositories#remove}. */
  public Path remove(Path root) {
    return remember.remove(root);
  }

  /** Forgets what is not there any more. See {@link RememberRepositories#prune}. */
  public List<RootState> prune() {
    return remember.prune();
  }

  /** Finds sessions in repositories. See {@link QueryRepositories#query}. */
  public RepositoriesResult querySessions(Collection<Path> roots, SessionQuery asked) {
    return query.query(roots, asked);
  }

  /** Finds overdue sessions in repositories. See {@link QueryRepositories#findOverdue}. */
  public RepositoriesResult queryOverdueSessions(Collection<Path> roots, SessionQuery asked) {
    return query.findOverdue(roots, asked);
  }

  /** Narrows a query to stale sessions. See {@link QuerySessions#staleOnly}. */
  public SessionQuery staleOnly(SessionQuery asked, Duration unchangedFor) {
    return QuerySessions.staleOnly(asked, unchangedFor, clock.instant());
  }

  /** How the sessions of repositories fare. See {@link ReadRepositoryStatistics#read}. */
  public RepositoriesStatistics readStatistics(
      Collection<Path> roots,
      StatisticsQuery asked,
      Consumer<InRepository<UnreadableRecord>> unreadable) {
    return statistics.read(roots, asked, unreadable);
  }

  /** Shortens ids of one repository. See {@link ResolveSessionId#shortest}. */
  public Map<SessionId, String> shortestIds(Path root, Collection<SessionId> ids, int least) {
    return new ResolveSessionId(access.open(root)).shortest(ids, least);
  }
}
