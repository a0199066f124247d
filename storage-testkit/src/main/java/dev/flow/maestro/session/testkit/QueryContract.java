package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

abstract class QueryContract extends ContractGroup {

  private static final Instant T = Instant.parse("2026-01-07T13:02:57.119275Z");
  private static final SessionQuery ALL = SessionQuery.all();

  QueryContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void anEmptyStoreGivesNothing() {
    QueryResult result = store().query(ALL);

    assertThat(result.sessions()).isEmpty();
    assertThat(result.unreadable()).isEmpty();
  }

  @Test
  void theNewestComesFirst() {
    Session second = given(aSession().createdAt(T));
    Session first = given(aSession().createdAt(T.plusNanos(1000)));
    Session fourth = given(aSession().createdAt(Instant.parse("0001-01-01T00:00:00Z")));
    Session third = given(aSession().createdAt(T.minusNanos(1000)));
    Session newest = given(aSession().createdAt(Instant.parse("9999-12-31T23:59:59.999999Z")));

    assertThat(found(ALL)).containsExactly(newest, first, second, third, fourth);
  }

  @Test
  void equalTimesAreOrderedById() {
    Session third = given(aSession().withId(id("80000000-0000-4000-8000-000000000000")));
    Session first = given(aSession().withId(id("00000000-0000-4000-8000-000000000000")));
    Session fourth = given(aSession().withId(id("f0000000-0000-4000-8000-000000000000")));
    Session second = given(aSession().withId(id("7fffffff-ffff-4fff-bfff-ffffffffffff")));

    assertThat(found(ALL)).containsExactly(first, second, third, fourth);
  }

  @Test
  void aLaterChangeDoesNotMoveASession() {
    Session older = given(aSession().createdAt(T));
    Session newer = given(aSession().createdAt(T.plusNanos(1000)));

    Session changed = store().update(older.id(), ContractGroup::countTask).session();

    assertThat(found(ALL)).containsExactly(newer, changed);
  }

  @TestFactory
  Stream<DynamicTest> oneStatus() {
    Map<SessionStatus, Session> sessions = oneOfEachStatus();
    return Arrays.stream(SessionStatus.values())
        .map(
            status ->
                dynamicTest(
                    status.key(),
                    () ->
                        assertThat(found(ALL.withStatus(status)))
                            .containsExactly(sessions.get(status))));
  }

  @Test
  void severalStatusesGiveAnyOfThem() {
    Map<SessionStatus, Session> sessions = oneOfEachStatus();
    sessions
        .keySet()
        .retainAll(Set.of(SessionStatus.PLANNING, SessionStatus.PAUSED, SessionStatus.FAILED));

    SessionQuery query =
        ALL.withStatus(SessionStatus.PAUSED)
            .withStatus(SessionStatus.PLANNING)
            .withStatus(SessionStatus.FAILED);

    assertThat(found(query)).containsExactlyInAnyOrderElementsOf(sessions.values());
  }

  @Test
  void activeOnesHaveNotEnded() {
    Map<SessionStatus, Session> sessions = oneOfEachStatus();
    sessions.keySet().removeAll(Set.of(SessionStatus.COMPLETED, SessionStatus.FAILED));

    assertThat(found(ALL.active())).containsExactlyInAnyOrderElementsOf(sessions.values());
  }

  private Map<SessionStatus, Session> oneOfEachStatus() {
    Map<SessionStatus, Session> sessions = new EnumMap<>(SessionStatus.class);
    for (SessionStatus status : SessionStatus.values()) {
      sessions.put(status, given(aSession().withStatus(status)));
    }
    return sessions;
  }

  @Test
  void onePhase() {
    given(aSession());
    for (SessionPhase phase : SessionPhase.values()) {
      given(aSession().inPhase(phase).withStatus(SessionStatus.PAUSED));
    }

    for (SessionPhase phase : SessionPhase.values()) {
      assertThat(found(ALL.inPhase(phase)))
          .extracting(Session::currentPhase)
          .singleElement()
          .satisfies(found -> assertThat(found).contains(phase));
    }
  }

  @TestFactory
  Stream<DynamicTest> oneBranchLetterForLetter() {
    List<String> branches = new ArrayList<>();
    branches.addAll(
        List.of("main", "Main", "main ", "mai", "ma\u0131n", "main/x", "m%", "m_in", "*"));
    // The same to the eye, and to a store that normalizes.
    branches.addAll(List.of("caf\u00e9", "cafe\u0301"));
    HostileTexts.all().values().stream().filter(text -> text.length() < 200).forEach(branches::add);
    Collection<Session> sessions =
        branches.stream().map(branch -> given(aSession().onBranch(branch))).toList();
    return sessions.stream()
        .map(
            session ->
                dynamicTest(
                    HostileTexts.nameOf(session.gitContext().branch()),
                    () ->
                        assertThat(found(ALL.onBranch(session.gitContext().branch())))
                            .containsExactly(session)));
  }

  @Test
  void aBranchThatNoneHasGivesNone() {
    given(aSession().onBranch("main"));

    assertThat(found(ALL.onBranch("MAIN"))).isEmpty();
    assertThat(found(ALL.onBranch(""))).isEmpty();
    assertThat(found(ALL.onBranch("%"))).isEmpty();
    assertThat(found(ALL.onBranch("main' OR '1'='1"))).isEmpty();
  }

  @Test
  void bothBoundsAreInclusiveToTheMicrosecond() {
    Session before = given(aSession().createdAt(T.minusNanos(1000)));
    Session at = given(aSession().createdAt(T));
    Session after = given(aSession().createdAt(T.plusNanos(1000)));

    assertThat(found(ALL.createdAfter(T))).containsExactly(after, at);
    assertThat(found(ALL.createdBefore(T))).containsExactly(at, before);
    assertThat(found(ALL.createdAfter(T).createdBefore(T))).containsExactly(at);
    assertThat(found(ALL.createdAfter(T.plusNanos(1000)).createdBefore(T))).isEmpty();
  }

  @Test
  void aBoundMayBeFinerThanAMicrosecond() {
    Session at = given(aSession().createdAt(T));
    Session after = given(aSession().createdAt(T.plusNanos(1000)));

    assertThat(found(ALL.createdAfter(T.plusNanos(1)))).containsExactly(after);
    assertThat(found(ALL.createdBefore(T.plusNanos(999)))).containsExactly(at);
  }

  @Test
  void staleOnesWereLastChangedThenOrEarlierAndHaveNotEnded() {
    Instant day = T.plusSeconds(86_400);
    Session never = given(aSession().createdAt(T.plusNanos(2000)).neverUpdated());
    Session before = given(aSession().createdAt(T.plusNanos(1000)).updatedAt(day.minusNanos(1000)));
    Session at = given(aSession().createdAt(T).updatedAt(day));
    given(aSession().createdAt(T).updatedAt(day.plusNanos(1000)));
    given(aSession().createdAt(day.plusNanos(1000)).neverUpdated());
    given(aSession().createdAt(T).updatedAt(T).withStatus(SessionStatus.COMPLETED));
    given(aSession().createdAt(T).updatedAt(T).withStatus(SessionStatus.FAILED));

    assertThat(found(ALL.unchangedSince(day))).containsExactly(never, before, at);
    assertThat(found(ALL.unchangedSince(day.plusNanos(999)))).containsExactly(never, before, at);
    assertThat(found(ALL.unchangedSince(day).limitedTo(1))).containsExactly(never);
    assertThat(found(ALL.unchangedSince(T))).isEmpty();
    assertThat(found(ALL.unchangedSince(Instant.MIN))).isEmpty();
  }

  @Test
  void whatIsChangedIsNotStaleAnyMore() {
    Session session = given(aSession().createdAt(T));

    store().update(session.id(), ContractGroup::countTask);

    assertThat(found(ALL.unchangedSince(T))).isEmpty();
  }

  @Test
  void boundsMayLieBeyondEveryCalendar() {
    Session session = given(aSession());

    assertThat(found(ALL.createdAfter(Instant.MIN).createdBefore(Instant.MAX)))
        .containsExactly(session);
    assertThat(found(ALL.createdAfter(Instant.MAX))).isEmpty();
    assertThat(found(ALL.createdBefore(Instant.MIN))).isEmpty();
  }

  @Test
  void everyFilterMustBeMet() {
    SessionQuery query =
        ALL.withStatus(SessionStatus.PAUSED)
            .withStatus(SessionStatus.FAILED)
            .inPhase(SessionPhase.IMPLEMENT)
            .onBranch("main")
            .createdAfter(T)
            .createdBefore(T)
            .unchangedSince(T)
            .active();
    Session match = given(wanted());
    given(wanted().withStatus(SessionStatus.FAILED));
    given(wanted().withStatus(SessionStatus.IMPLEMENTING));
    given(wanted().inPhase(SessionPhase.VALIDATE));
    given(wanted().onBranch("other"));
    given(wanted().createdAt(T.minusNanos(1000)));
    given(wanted().createdAt(T.plusNanos(1000)));
    given(wanted().updatedAt(T.plusNanos(1000)));

    assertThat(found(query)).containsExactly(match);
  }

  private static SessionBuilder wanted() {
    return aSession()
        .withStatus(SessionStatus.PAUSED)
        .inPhase(SessionPhase.IMPLEMENT)
        .onBranch("main")
        .createdAt(T);
  }

  @Test
  void theLimitLeavesTheNewest() {
    Session second = given(aSession().createdAt(T));
    given(aSession().createdAt(T.minusNanos(1000)));
    Session first = given(aSession().createdAt(T.plusNanos(1000)));

    assertThat(found(ALL.limitedTo(1))).containsExactly(first);
    assertThat(found(ALL.limitedTo(2))).containsExactly(first, second);
    assertThat(found(ALL.limitedTo(3))).hasSize(3);
    assertThat(found(ALL.limitedTo(4))).hasSize(3);
    assertThat(found(ALL.limitedTo(Integer.MAX_VALUE))).hasSize(3);
  }

  @Test
  void theLimitCountsOnlyWhatPassesTheFilters() {
    Session match = given(aSession().createdAt(T).onBranch("wanted"));
    given(aSession().createdAt(T.plusNanos(1000)).onBranch("other"));
    given(aSession().createdAt(T.plusNanos(2000)).onBranch("other"));

    assertThat(found(ALL.onBranch("wanted").limitedTo(1))).containsExactly(match);
  }

  @Test
  void withoutALimitNothingIsLeftOut() {
    List<Session> sessions = new ArrayList<>();
    for (int number = 0; number < 120; number++) {
      sessions.add(given(aSession().createdAt(T.plusSeconds(number % 7))));
    }

    assertThat(found(ALL)).containsExactlyElementsOf(ordered(sessions));
    assertThat(found(ALL.limitedTo(101)))
        .containsExactlyElementsOf(ordered(sessions).subList(0, 101));
  }

  private static List<Session> ordered(List<Session> sessions) {
    return sessions.stream().sorted(SessionQuery.ORDER).toList();
  }

  private List<Session> found(SessionQuery query) {
    QueryResult result = queried(query);
    assertThat(result.unreadable()).isEmpty();
    return result.sessions();
  }
}
