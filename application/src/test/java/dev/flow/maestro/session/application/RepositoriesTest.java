package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.START;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.InMemoryRepositories;
import dev.flow.maestro.session.application.port.InMemoryRootRegistry;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RepositoriesTest {

  private static final Path SHOP = Path.of("/shop");
  private static final Path BLOG = Path.of("/blog");
  private static final Path BROKEN = Path.of("/broken");
  private static final Path GONE = Path.of("/gone");
  private static final List<Path> ALL = List.of(SHOP, BROKEN, GONE, BLOG);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final UnreadableRecord DAMAGED =
      UnreadableRecord.whole("x", "row 7", "ends too early");

  private final Workbench shop = new Workbench();
  private final Workbench blog = new Workbench();

  /** Fails after it has shown what it has. */
  private final SessionRepository broken =
      new ForwardingSessionRepository(shop.repository) {
        @Override
        public QueryResult query(SessionQuery query) {
          throw new StoreUnavailableException("disk", "the disk is on fire");
        }

        @Override
        public void scan(SessionQuery query, SessionVisitor visitor) {
          super.scan(query, visitor);
          throw new StoreUnavailableException("disk", "the disk is on fire");
        }
      };

  private final SessionRepository withDamage =
      new ForwardingSessionRepository(blog.repository) {
        @Override
        public QueryResult query(SessionQuery query) {
          return new QueryResult(super.query(query).sessions(), List.of(DAMAGED));
        }

        @Override
        public void scan(SessionQuery query, SessionVisitor visitor) {
          super.scan(query, visitor);
          visitor.onUnreadable(DAMAGED);
        }
      };

  private final RepositoryAccess access =
      new InMemoryRepositories(Map.of(SHOP, shop.repository, BLOG, withDamage, BROKEN, broken));
  private final Repositories repositories =
      new Repositories(new InMemoryRootRegistry(), access, () -> START.plus(Duration.ofDays(1)));

  // One a minute, by turns.
  private final Session first = shop.session(PLANNING);
  private final Session second = blog.later(MINUTE).session();
  private final Session third = shop.later(MINUTE.multipliedBy(2)).session(PAUSED, COMPLETED);
  private final Session fourth = blog.later(MINUTE.multipliedBy(2)).session(PAUSED);

  private static InRepository<Session> in(Path root, Session session) {
    return new InRepository<>(root, session);
  }

  @Nested
  class Queries {

    @Test
    void areAnsweredInOneOrderWithTheRepository() {
      assertThat(repositories.querySessions(List.of(SHOP, BLOG), SessionQuery.all()).sessions())
          .containsExactly(in(BLOG, fourth), in(SHOP, third), in(BLOG, second), in(SHOP, first));
    }

    @Test
    void haveOneLimitForAll() {
      assertThat(
              repositories
                  .querySessions(List.of(SHOP, BLOG), SessionQuery.all().limitedTo(3))
                  .sessions())
          .containsExactly(in(BLOG, fourth), in(SHOP, third), in(BLOG, second));
    }

    @Test
    void putTheBestMatchOfAllFirst() {
      Session best = shop.manager.createSession("blue blue");
      Session good = blog.manager.createSession("a blue button that is not as blue as that");

      assertThat(
              repositories
                  .querySessions(
                      List.of(BLOG, SHOP), SessionQuery.all().matching(SearchQuery.parse("blue")))
                  .sessions())
          .containsExactly(in(SHOP, best), in(BLOG, good));
    }

    @Test
    void orderACopyByItsRepository() {
      RepositoryAccess copies =
          new InMemoryRepositories(Map.of(SHOP, shop.repository, BLOG, shop.repository));
      QueryRepositories query = new QueryRepositories(copies, () -> START);

      for (List<Path> roots : List.of(List.of(SHOP, BLOG), List.of(BLOG, SHOP))) {
        assertThat(query.query(roots, SessionQuery.all().limitedTo(1)).sessions())
            .containsExactly(in(BLOG, third));
      }
    }

    @Test
    void tellWhatIsMissing() {
      RepositoriesResult result = repositories.querySessions(ALL, SessionQuery.all());

      assertThat(result.sessions()).hasSize(4);
      assertThat(result.unreadable()).containsExactly(new InRepository<>(BLOG, DAMAGED));
      assertThat(result.unreachable())
          .containsExactly(
              new UnreachableRepository(BROKEN, "the disk is on fire"),
              new UnreachableRepository(GONE, "the folder does not exist"));
    }

    @Test
    void findWhatIsOverdueEverywhere() {
      RepositoriesResult result = repositories.queryOverdueSessions(ALL, SessionQuery.all());

      assertThat(result.sessions()).containsExactly(in(BLOG, second), in(SHOP, first));
      assertThat(result.unreadable()).containsExactly(new InRepository<>(BLOG, DAMAGED));
      assertThat(result.unreachable()).hasSize(2);
    }

    @Test
    void findWhatIsStaleEverywhere() {
      SessionQuery stale = repositories.staleOnly(SessionQuery.all(), Duration.ofHours(23));

      assertThat(repositories.querySessions(List.of(SHOP, BLOG), stale).sessions())
          .containsExactly(in(BLOG, fourth), in(BLOG, second), in(SHOP, first));
    }

    @Test
    void countARepositoryOnceWhateverLeadsThere() {
      Path link = Path.of("/link");
      RepositoryAccess linked =
          new RepositoryAccess() {
            @Override
            public RootState look(Path root) {
              return RootState.present(root, SHOP);
            }

            @Override
            public SessionRepository open(Path root) {
              return shop.repository;
            }
          };

      RepositoriesResult result =
          new QueryRepositories(linked, () -> START)
              .query(List.of(link, SHOP, link), SessionQuery.all());

      assertThat(result.sessions()).containsExactly(in(link, third), in(link, first));
      assertThat(result.unreachable()).isEmpty();
    }

    @Test
    void ofNoRepositoryFindNothing() {
      assertThat(repositories.querySessions(List.of(), SessionQuery.all()))
          .isEqualTo(new RepositoriesResult(List.of(), List.of(), List.of()));
    }
  }

  @Nested
  class Statistics {

    private final List<InRepository<UnreadableRecord>> told = new ArrayList<>();

    @Test
    void areOfAllTogether() {
      RepositoriesStatistics read =
          repositories.readStatistics(List.of(SHOP, GONE, BLOG), StatisticsQuery.all(), told::add);

      assertThat(read.repositories()).isEqualTo(2);
      assertThat(read.statistics().sessions()).isEqualTo(4);
      assertThat(read.statistics().in(PAUSED)).isEqualTo(1);
      assertThat(read.statistics().unreadable()).isEqualTo(1);
      assertThat(told).containsExactly(new InRepository<>(BLOG, DAMAGED));
      assertThat(read.unreachable())
          .containsExactly(new UnreachableRepository(GONE, "the folder does not exist"));
    }

    @Test
    void countWhatWasReadBeforeAFailureAndTellOfIt() {
      RepositoriesStatistics read =
          repositories.readStatistics(List.of(BROKEN), StatisticsQuery.all(), told::add);

      assertThat(read.repositories()).isZero();
      assertThat(read.statistics().sessions()).isEqualTo(2);
      assertThat(read.unreachable())
          .containsExactly(new UnreachableRepository(BROKEN, "the disk is on fire"));
    }

    @Test
    void sayForProgramsWhatTheyAreOf() {
      assertThat(
              repositories
                  .readStatistics(List.of(SHOP, GONE), StatisticsQuery.all(), told::add)
                  .details())
          .containsEntry("sessions", 2L)
          .containsEntry("repositories", 1)
          .containsEntry(
              "unreachable",
              List.of(Map.of("repository", "/gone", "reason", "the folder does not exist")));
    }
  }

  @Test
  void shortIdsAreOfTheRepository() {
    assertThat(repositories.shortestIds(SHOP, List.of(first.id()), 4)).containsKey(first.id());
  }
}
