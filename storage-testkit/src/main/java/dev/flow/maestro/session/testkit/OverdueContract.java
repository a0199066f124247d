package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.SweepReport;
import dev.flow.maestro.session.application.SweepReport.Swept;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What it takes of a store that sessions time out: scans, histories and changes agree. */
abstract class OverdueContract extends ContractGroup {

  private static final Instant T = Instant.parse("2026-01-07T13:02:57.119275Z");
  private static final Instant LONG_AFTER = T.plus(Duration.ofHours(5));
  private static final SessionQuery ALL = SessionQuery.all();

  private final SettableInstantSource clock = new SettableInstantSource(LONG_AFTER);

  /** What the observer was told; by several threads at once. */
  private final List<SessionEvent> told = Collections.synchronizedList(new ArrayList<>());

  OverdueContract(SessionRepositoryContract contract) {
    super(contract);
  }

  private SessionManager manager() {
    return managerOver(store());
  }

  private SessionManager managerOver(SessionRepository repository) {
    return new SessionManager(
        SessionPorts.of(
                repository,
                () -> Detection.of(GitContext.none("/work")),
                ContractGroup::newId,
                clock)
            .withObserver(told::add));
  }

  private static SessionUpdate timeout(long minutes) {
    return SessionUpdate.builder().set(SessionField.TIMEOUT_MINUTES, minutes).build();
  }

  private Session pausedFrom(Duration begin) {
    Session session = given(aSession().createdAt(T));
    clock.set(T.plus(begin));
    return manager().pauseSession(session.id());
  }

  private static List<SessionId> ids(List<Swept> swept) {
    return swept.stream().map(Swept::id).toList();
  }

  @Test
  void aSessionIsOverdueOnceItsTimeHasPassed() {
    Session session = given(aSession().createdAt(T));

    clock.set(T.plus(Duration.ofHours(2)));
    assertThat(manager().listOverdueSessions().sessions()).isEmpty();
    clock.set(T.plus(Duration.ofHours(2)).plusNanos(1000));
    assertThat(manager().listOverdueSessions().sessions()).containsExactly(session);
  }

  @Test
  void aPauseDoesNotCount() {
    SessionId paused = pausedFrom(Duration.ofHours(1)).id();
    SessionId tooLate = pausedFrom(Duration.ofMinutes(121)).id();
    clock.set(LONG_AFTER);
    assertThat(manager().listOverdueSessions().sessions())
        .extracting(Session::id)
        .containsExactly(tooLate);

    manager().resumeSession(paused);
    clock.advance(Duration.ofHours(1));
    assertThat(manager().listOverdueSessions().sessions()).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(manager().listOverdueSessions().sessions())
        .extracting(Session::id)
        .containsExactlyInAnyOrder(paused, tooLate);
  }

  @Test
  void theNewestComeFirstWithinFiltersAndLimit() {
    Session first = given(aSession().createdAt(T.plusSeconds(3)));
    Session second = given(aSession().createdAt(T.plusSeconds(2)).onBranch("feature/auth"));
    Session third =
        given(aSession().createdAt(T.plusSeconds(1)).withStatus(SessionStatus.PLANNING));
    given(aSession().createdAt(T).withStatus(SessionStatus.COMPLETED));
    given(aSession().createdAt(LONG_AFTER));

    assertThat(overdue(ALL)).containsExactly(first, second, third);
    assertThat(overdue(ALL.limitedTo(2))).containsExactly(first, second);
    assertThat(overdue(ALL.onBranch("feature/auth"))).containsExactly(second);
    assertThat(overdue(ALL.withStatus(SessionStatus.COMPLETED))).isEmpty();
    assertThat(overdue(ALL.createdBefore(T.plusSeconds(2)).limitedTo(1))).containsExactly(second);
  }

  private List<Session> overdue(SessionQuery query) {
    QueryResult result = manager().queryOverdueSessions(query);
    assertThat(result.unreadable()).isEmpty();
    return result.sessions();
  }

  @Test
  void whatIsOverdueIsSweptOnceForAReason() {
    Session session = given(aSession().createdAt(T));
    given(aSession().createdAt(LONG_AFTER));
    manager().updateSession(session.id(), timeout(60));
    told.clear();

    SweepReport report = manager().sweepOverdueSessions();

    assertThat(report.swept())
        .containsExactly(
            new Swept(session.id(), SessionStatus.INITIALIZING, 3, Duration.ofHours(5), 60));
    assertThat(report.refused()).isEmpty();
    Session after = store().find(session.id()).orElseThrow();
    assertThat(after.status()).isEqualTo(SessionStatus.FAILED);
    assertThat(after.revision()).isEqualTo(3);
    List<SessionEvent> history = store().history(session.id());
    assertThat(history.get(2).reason()).contains("timed_out");
    assertThat(told).containsExactly(history.get(2));
    assertThat(manager().sweepOverdueSessions().swept()).isEmpty();
    assertLeadsTo(after, store().history(session.id()));
  }

  @Test
  void aPreviewTellsTheSameAndChangesNothing() {
    Session session = given(aSession().createdAt(T));
    List<SessionEvent> before = store().history(session.id());

    SweepReport preview = manager().previewSweep();

    assertHolds(session, before);
    assertThat(told).isEmpty();
    assertThat(preview.swept()).hasSize(1);
    assertThat(manager().sweepOverdueSessions()).isEqualTo(preview);
  }

  @Test
  void aWorkerWhoIsFasterKeepsItsSessionAlive() {
    Session session = given(aSession().createdAt(T));
    SessionRepository overtaken =
        new OvertakenStore(store(), id -> manager().updateSession(id, timeout(1000)));

    SweepReport report = managerOver(overtaken).sweepOverdueSessions();

    assertThat(report.swept()).isEmpty();
    assertThat(report.refused()).isEmpty();
    Session after = store().find(session.id()).orElseThrow();
    assertThat(after.status()).isEqualTo(SessionStatus.INITIALIZING);
    assertThat(after.revision()).isEqualTo(2);
  }

  @Test
  void aWorkerWhoIsFasterAndStillOverdueIsSweptAtItsRevision() {
    Session session = given(aSession().createdAt(T));
    List<SessionId> rivals = new ArrayList<>();
    SessionRepository overtaken =
        new OvertakenStore(
            store(),
            id -> {
              rivals.add(id);
              if (rivals.size() == 1) {
                manager().transitionState(id, SessionStatus.PLANNING);
              }
            });

    assertThat(managerOver(overtaken).sweepOverdueSessions().swept())
        .containsExactly(
            new Swept(session.id(), SessionStatus.PLANNING, 3, Duration.ofHours(5), 120));
    assertThat(rivals).hasSize(2);
  }

  @Test
  void whoIsChangedAgainAndAgainIsLeftAndTold() {
    Session busy = given(aSession().createdAt(T));
    SessionRepository overtaken =
        new OvertakenStore(store(), id -> store().update(id, ContractGroup::countTask));

    SweepReport report = managerOver(overtaken).sweepOverdueSessions();

    assertThat(report.swept()).isEmpty();
    assertThat(report.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.id()).isEqualTo(busy.id());
              assertThat(refused.error()).isInstanceOf(SessionConflictException.class);
            });
    assertThat(store().find(busy.id()).orElseThrow().isActive()).isTrue();
  }

  @Test
  void whoIsDeletedMeanwhileIsGone() {
    given(aSession().createdAt(T));
    SessionRepository overtaken = new OvertakenStore(store(), store()::delete);

    assertThat(managerOver(overtaken).sweepOverdueSessions())
        .isEqualTo(new SweepReport(List.of(), List.of(), List.of()));
  }

  @Test
  void severalWhoSweepAtOnceSweepEachSessionOnce() throws Exception {
    Map<SessionId, Session> sessions = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      Session session = given(aSession().createdAt(T));
      sessions.put(session.id(), session);
    }
    Callable<List<Swept>> sweeper = () -> manager().sweepOverdueSessions().swept();

    List<Swept> swept =
        Race.run(Collections.nCopies(3, sweeper)).stream().flatMap(List::stream).toList();

    assertThat(ids(swept)).containsExactlyInAnyOrderElementsOf(sessions.keySet());
    assertThat(told).hasSize(30);
  }

  @Test
  void whatCannotBeReadIsToldAndTheRestIsSwept() throws Exception {
    Session sound = given(aSession().createdAt(T));
    Session damaged = given(aSession().createdAt(T));
    makeUnreadable(damaged.id());

    assertThat(manager().listOverdueSessions().unreadable())
        .extracting(UnreadableRecord::name)
        .containsExactly(damaged.id().toString());
    SweepReport report = manager().sweepOverdueSessions();

    assertThat(ids(report.swept())).containsExactly(sound.id());
    assertThat(report.unreadable())
        .extracting(UnreadableRecord::name)
        .containsExactly(damaged.id().toString());
  }

  @Test
  void whoseHistoryCannotBeReadIsToldAndNotSwept() throws Exception {
    Session sound = given(aSession().createdAt(T));
    Session damaged = given(aSession().createdAt(T));
    Session young = given(aSession().createdAt(LONG_AFTER));
    makeHistoryUnreadable(damaged.id());
    makeHistoryUnreadable(young.id());

    QueryResult found = manager().listOverdueSessions();
    SweepReport report = manager().sweepOverdueSessions();

    assertThat(found.sessions()).containsExactly(sound);
    assertThat(found.unreadable())
        .extracting(UnreadableRecord::name)
        .containsExactly(damaged.id().toString());
    assertThat(ids(report.swept())).containsExactly(sound.id());
    assertThat(report.unreadable())
        .extracting(UnreadableRecord::name)
        .containsExactly(damaged.id().toString());
    assertThat(store().find(damaged.id()).orElseThrow().isActive()).isTrue();
  }

  @Test
  void whoIsEditedFromOutsideIsSweptWithTheEdit() throws Exception {
    Session session = given(aSession().createdAt(T));
    editFromOutside(session.id(), "from outside");

    assertThat(ids(manager().sweepOverdueSessions().swept())).containsExactly(session.id());

    Session after = store().find(session.id()).orElseThrow();
    assertThat(after.featureRequest()).isEqualTo("from outside");
    assertThat(after.status()).isEqualTo(SessionStatus.FAILED);
    assertThat(store().history(session.id()))
        .extracting(SessionEvent::type)
        .endsWith(SessionEvent.Type.EXTERNAL_EDIT, SessionEvent.Type.TRANSITIONED);
  }
}
