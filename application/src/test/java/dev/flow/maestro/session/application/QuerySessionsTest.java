package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.START;
import static dev.flow.maestro.session.application.port.SessionQuery.all;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_TASKS;
import static dev.flow.maestro.session.domain.SessionStatus.IMPLEMENTING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuerySessionsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Workbench bench = new Workbench();

  // One a minute, the oldest first.
  private final Session fresh = bench.session();
  private final Session planning = bench.later(MINUTE).session(PLANNING);
  private final Session onAuth = bench.later(MINUTE).checkOut("feature/auth").session(PLANNING);
  private final Session pausedInPlan = bench.later(MINUTE).session(PLANNING, PAUSED);
  private final Session implementing =
      bench.later(MINUTE).checkOut("main").session(PLANNING, GENERATING_TASKS, IMPLEMENTING);
  private final Session failed = bench.later(MINUTE).session(PLANNING, FAILED);
  private final Session completed = bench.later(MINUTE).session(PAUSED, COMPLETED);

  private List<Session> find(SessionQuery query) {
    return new QuerySessions(bench.ports).query(query).sessions();
  }

  @Nested
  class Order {

    @Test
    void isNewestCreationFirst() {
      assertThat(find(all()))
          .containsExactly(completed, failed, implementing, pausedInPlan, onAuth, planning, fresh);
    }

    @Test
    void isNotChangedByALaterUpdate() {
      Session updated = bench.manager.updateSession(fresh.id(), Workbench.ONE_MORE_TASK);

      assertThat(find(all())).last().isEqualTo(updated);
    }

    @Test
    void ofOneMomentIsThatOfTheIds() {
      // Enough of them that no other order comes out by chance.
      List<Session> together =
          List.of(
              bench.later(MINUTE).session(),
              bench.session(),
              bench.session(),
              bench.session(),
              bench.session(),
              bench.session());

      assertThat(find(all().limitedTo(6))).isEqualTo(together);
    }
  }

  @Nested
  class Filter {

    @Test
    void ofOneStatus() {
      assertThat(find(all().withStatus(PLANNING))).containsExactly(onAuth, planning);
    }

    @Test
    void ofSeveralStatuses() {
      assertThat(find(all().withStatus(PLANNING).withStatus(FAILED).withStatus(PAUSED)))
          .containsExactly(failed, pausedInPlan, onAuth, planning);
    }

    @Test
    void ofAPhase() {
      assertThat(find(all().inPhase(SessionPhase.PLAN)))
          .containsExactly(failed, pausedInPlan, onAuth, planning);
      assertThat(find(all().inPhase(SessionPhase.CLEANUP))).isEmpty();
    }

    @Test
    void ofABranchLetterForLetter() {
      assertThat(find(all().onBranch("feature/auth"))).containsExactly(pausedInPlan, onAuth);
      assertThat(find(all().onBranch("feature"))).isEmpty();
      assertThat(find(all().onBranch("Main"))).isEmpty();
      assertThat(find(all().onBranch(""))).isEmpty();
    }

    @Test
    void ofActiveSessions() {
      assertThat(find(all().active()))
          .containsExactly(implementing, pausedInPlan, onAuth, planning, fresh);
    }

    @Test
    void ofTheEarliestCreationIncludesIt() {
      Instant moment = implementing.createdAt();

      assertThat(find(all().createdAfter(moment))).containsExactly(completed, failed, implementing);
      assertThat(find(all().createdAfter(moment.plusNanos(1000))))
          .containsExactly(completed, failed);
    }

    @Test
    void ofTheLatestCreationIncludesIt() {
      Instant moment = onAuth.createdAt();

      assertThat(find(all().createdBefore(moment))).containsExactly(onAuth, planning, fresh);
      assertThat(find(all().createdBefore(moment.minusNanos(1000))))
          .containsExactly(planning, fresh);
    }

    @Test
    void ofOneMoment() {
      assertThat(find(all().createdAfter(START).createdBefore(START))).containsExactly(fresh);
    }

    @Test
    void ofATimeThatEndsBeforeItBeginsFindsNothing() {
      assertThat(find(all().createdAfter(START.plusNanos(1000)).createdBefore(START))).isEmpty();
    }

    @Test
    void ofEverythingAtOnceMustBeMetInAll() {
      SessionQuery everything =
          all()
              .withStatus(PAUSED)
              .withStatus(PLANNING)
              .inPhase(SessionPhase.PLAN)
              .onBranch("feature/auth")
              .createdAfter(onAuth.createdAt())
              .createdBefore(implementing.createdAt())
              .active();

      assertThat(find(everything)).containsExactly(pausedInPlan, onAuth);
      assertThat(find(everything.limitedTo(1))).containsExactly(pausedInPlan);
      assertThat(find(everything.onBranch("main"))).isEmpty();
      assertThat(find(everything.inPhase(SessionPhase.IMPLEMENT))).isEmpty();
      assertThat(find(everything.createdAfter(pausedInPlan.createdAt())))
          .containsExactly(pausedInPlan);
      assertThat(find(everything.createdBefore(onAuth.createdAt()))).containsExactly(onAuth);
    }

    @Test
    void ofAnEndedStatusAmongActiveSessionsFindsNothing() {
      assertThat(find(all().withStatus(COMPLETED).active())).isEmpty();
    }
  }

  @Nested
  class Search {

    private final Session twice = asking("Login, and login again");
    private final Session once = asking("Add a LOGIN page");
    private final Session later = asking("Fix the lógin page");

    private Session asking(String request) {
      bench.later(MINUTE);
      return bench.manager.createSession(request);
    }

    private SessionQuery search(String text) {
      return all().matching(SearchQuery.parse(text));
    }

    @Test
    void findsTheBestMatchFirstThenTheNewest() {
      assertThat(find(search("login"))).containsExactly(twice, later, once);
      assertThat(find(search("login -fix"))).containsExactly(twice, once);
      assertThat(find(search("nothing"))).isEmpty();
    }

    @Test
    void isLimitedToTheBest() {
      assertThat(find(search("login").limitedTo(1))).containsExactly(twice);
      assertThat(find(search("login").limitedTo(2))).containsExactly(twice, later);
    }

    @Test
    void isOneFilterAmongOthers() {
      assertThat(find(search("login").createdAfter(later.createdAt()))).containsExactly(later);
      assertThat(find(search("auth*").withStatus(FAILED))).containsExactly(failed);
      assertThat(find(search("authentication").inPhase(SessionPhase.PLAN).active()))
          .containsExactly(pausedInPlan, onAuth, planning);
    }

    @Test
    void hasTheOrderThatTheQueryTells() {
      assertThat(find(search("login"))).isSortedAccordingTo(search("login").order());
      assertThat(find(all())).isSortedAccordingTo(all().order());
      assertThat(search("login").relevance(twice)).isGreaterThan(search("login").relevance(once));
      assertThat(all().relevance(twice)).isZero();
    }

    @Test
    void isReplacedByAnother() {
      assertThat(search("fix").matching(SearchQuery.parse("add"))).isEqualTo(search("add"));
    }
  }

  @Nested
  class Limit {

    @Test
    void keepsTheNewest() {
      assertThat(find(all().limitedTo(2))).containsExactly(completed, failed);
    }

    @Test
    void countsAfterTheFilters() {
      assertThat(find(all().withStatus(PLANNING).limitedTo(1))).containsExactly(onAuth);
    }

    @Test
    void mayBeMoreThanThereAre() {
      assertThat(find(all().limitedTo(7))).hasSize(7);
      assertThat(find(all().limitedTo(Integer.MAX_VALUE))).hasSize(7);
    }

    @Test
    void belowOneIsRefused() {
      for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
        assertThatThrownBy(() -> all().limitedTo(limit))
            .isInstanceOf(InvalidInputException.class)
            .hasMessage("limit must be a whole number of at least 1, not \"" + limit + "\"");
      }
    }
  }

  @Nested
  class Query {

    @Test
    void ofEverythingHasNoFilter() {
      assertThat(all())
          .isEqualTo(
              new SessionQuery(
                  Set.of(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  Optional.empty(),
                  OptionalInt.empty()));
    }

    @Test
    void isNotChangedByFurtherFilters() {
      SessionQuery query = all().withStatus(PLANNING);
      SessionQuery narrower = query.withStatus(FAILED).active().limitedTo(1);

      assertThat(query.statuses()).containsExactly(PLANNING);
      assertThat(narrower.statuses()).containsExactlyInAnyOrder(PLANNING, FAILED);
    }

    @Test
    void keepsItsOwnStatuses() {
      Set<SessionStatus> statuses = new HashSet<>(Set.of(PAUSED));
      SessionQuery query =
          new SessionQuery(
              statuses,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false,
              Optional.empty(),
              OptionalInt.empty());
      statuses.clear();

      assertThat(query.statuses()).containsExactly(PAUSED);
    }
  }
}
