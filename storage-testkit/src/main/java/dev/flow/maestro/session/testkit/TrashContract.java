package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is in the trash is seen by nobody who does not ask for it, and comes back as it went. */
abstract class TrashContract extends ContractGroup {

  TrashContract(SessionRepositoryContract contract) {
    super(contract);
  }

  private List<TrashEntry> entries() {
    return store().trash().list().entries();
  }

  /** A session that was changed once, with its events. */
  private SessionRevision changedOnce(List<SessionEvent> events) {
    SessionRevision first = aSession().revision();
    store().create(first);
    SessionRevision second = store().update(first.session().id(), ContractGroup::countTask);
    events.addAll(List.of(first.event(), second.event()));
    return second;
  }

  @Test
  void whatIsTakenIsGoneForEveryReader() {
    Session session = given(aSession());

    TrashEntry entry = store().trash().take(session.id(), LATER);

    assertAbsent(store(), session.id());
    assertThat(store().query(SessionQuery.all()).unreadable()).isEmpty();
    assertThat(entry).isEqualTo(TrashEntry.of(session.id(), LATER));
    assertThat(entries()).containsExactly(entry);
    assertThat(store().trash().list().strangers()).isEmpty();
  }

  @Test
  void itCanBeReadWhereItLies() {
    Session session = given(aSession());
    TrashEntry entry = store().trash().take(session.id(), LATER);

    assertThat(store().trash().read(entry)).isEqualTo(session);
    assertThat(entries()).containsExactly(entry);
  }

  @Test
  void itComesBackWithItsHistory() {
    List<SessionEvent> events = new ArrayList<>();
    Session session = changedOnce(events).session();
    TrashEntry entry = store().trash().take(session.id(), LATER);

    store().trash().restore(entry);

    assertHolds(session, events);
    assertThat(entries()).isEmpty();
  }

  @Test
  void whatCameBackCanBeChangedAndTakenAgain() {
    List<SessionEvent> events = new ArrayList<>();
    SessionId id = changedOnce(events).session().id();
    store().trash().restore(store().trash().take(id, LATER));

    SessionRevision third = store().update(id, ContractGroup::countTask);
    store().trash().restore(store().trash().take(id, LATER));

    events.add(third.event());
    assertHolds(third.session(), events);
  }

  @Test
  void anAbsentSessionIsNotFound() {
    SessionId absent = newId();

    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().trash().take(absent, LATER));
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().trash().takeIf(absent, LATER, session -> true));
    assertThat(entries()).isEmpty();
  }

  @Test
  void whatIsNotInTheTrashIsNotFoundThere() {
    Session session = given(aSession());
    TrashEntry absent = TrashEntry.of(session.id(), LATER);

    assertThatExceptionOfType(NotInTrashException.class)
        .isThrownBy(() -> store().trash().restore(absent));
    assertThatExceptionOfType(NotInTrashException.class)
        .isThrownBy(() -> store().trash().read(absent));
    assertThatExceptionOfType(NotInTrashException.class)
        .isThrownBy(() -> store().trash().remove(absent));
    assertThat(store().find(session.id())).contains(session);
  }

  @Test
  void whatIsRemovedFromItDoesNotComeBack() {
    Session session = given(aSession());
    TrashEntry entry = store().trash().take(session.id(), LATER);

    store().trash().remove(entry);

    assertThat(entries()).isEmpty();
    assertThatExceptionOfType(NotInTrashException.class)
        .isThrownBy(() -> store().trash().restore(entry));
    assertAbsent(store(), session.id());
  }

  @Test
  void itsIdIsFreeAndAHistoryBeginsAnew() {
    SessionId id = changedOnce(new ArrayList<>()).session().id();
    store().trash().take(id, LATER);
    SessionRevision second = aSession().withId(id).asking("the second").revision();

    store().create(second);

    assertHolds(second.session(), List.of(second.event()));
  }

  @Test
  void whatComesBackReplacesNoSession() {
    List<SessionEvent> events = new ArrayList<>();
    Session session = changedOnce(events).session();
    TrashEntry entry = store().trash().take(session.id(), LATER);
    SessionRevision second = aSession().withId(session.id()).asking("the second").revision();
    store().create(second);

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> store().trash().restore(entry));

    assertHolds(second.session(), List.of(second.event()));
    assertThat(entries()).containsExactly(entry);
    store().delete(session.id());
    store().trash().restore(entry);
    assertHolds(session, events);
  }

  @Test
  void oneIdTakenTwiceAtTheSameTimeIsTwoEntries() {
    SessionRevision first = aSession().asking("the first").revision();
    SessionId id = first.session().id();
    SessionRevision second = aSession().withId(id).asking("the second").revision();
    store().create(first);
    TrashEntry older = store().trash().take(id, LATER);
    store().create(second);

    TrashEntry newer = store().trash().take(id, LATER);

    assertThat(entries()).containsExactly(newer, older);
    assertThat(store().trash().read(older)).isEqualTo(first.session());
    assertThat(store().trash().read(newer)).isEqualTo(second.session());
    store().trash().restore(older);
    assertHolds(first.session(), List.of(first.event()));
  }

  @Test
  void theNewestComesFirst() {
    List<TrashEntry> taken = new ArrayList<>();
    for (int seconds : new int[] {2, 1, 3}) {
      taken.add(store().trash().take(given(aSession()).id(), LATER.plusSeconds(seconds)));
    }

    assertThat(entries()).containsExactly(taken.get(2), taken.get(0), taken.get(1));
  }

  @Test
  void whatDoesNotMeetTheConditionStays() {
    SessionRevision first = aSession().revision();
    store().create(first);

    assertThat(store().trash().takeIf(first.session().id(), LATER, session -> false)).isEmpty();

    assertHolds(first.session(), List.of(first.event()));
    assertThat(entries()).isEmpty();
  }

  @Test
  void theConditionIsAskedOfTheSessionAsItIs() {
    Session session = changedOnce(new ArrayList<>()).session();
    AtomicReference<Session> asked = new AtomicReference<>();

    var taken =
        store()
            .trash()
            .takeIf(
                session.id(),
                LATER,
                current -> {
                  asked.set(current);
                  return true;
                });

    assertThat(asked).hasValue(session);
    assertThat(taken).contains(TrashEntry.of(session.id(), LATER));
    assertAbsent(store(), session.id());
  }

  @Test
  void whatTheConditionThrowsGoesThroughAndNothingIsTaken() {
    SessionRevision first = aSession().revision();
    store().create(first);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                store()
                    .trash()
                    .takeIf(
                        first.session().id(),
                        LATER,
                        session -> {
                          throw new IllegalStateException("thrown on purpose");
                        }));

    assertHolds(first.session(), List.of(first.event()));
  }

  @Test
  void anUnreadableSessionGoesAndComesBackAsItIs() throws Exception {
    SessionId id = given(aSession()).id();
    makeUnreadable(id);

    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> store().trash().takeIf(id, LATER, session -> true));
    TrashEntry entry = store().trash().take(id, LATER);

    assertAbsent(store(), id);
    assertThat(entries()).containsExactly(entry);
    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> store().trash().read(entry));
    store().trash().restore(entry);
    assertThatExceptionOfType(UnreadableSessionException.class).isThrownBy(() -> store().find(id));
    assertThat(store().idsStartingWith("")).containsExactly(id);
  }

  @Test
  void oneWhoAsksMayCleanUpInEachInterval() {
    Duration day = Duration.ofDays(1);

    assertThat(store().trash().claimCleanup(LATER, day)).isTrue();
    assertThat(store().trash().claimCleanup(LATER, day)).isFalse();
    assertThat(store().trash().claimCleanup(LATER.plus(day).minusNanos(1000), day)).isFalse();
    assertThat(store().trash().claimCleanup(LATER.plus(day), day)).isTrue();
    assertThat(store().trash().claimCleanup(LATER.plus(day), day)).isFalse();
  }

  @Test
  void aClockThatGoesBackLetsNobodyCleanUpAgainAndAgain() {
    Duration day = Duration.ofDays(1);
    store().trash().claimCleanup(LATER, day);

    assertThat(store().trash().claimCleanup(LATER.minusSeconds(3600), day)).isFalse();
    assertThat(store().trash().claimCleanup(LATER.minus(day), day)).isTrue();
    assertThat(store().trash().claimCleanup(LATER.minus(day), day)).isFalse();
  }

  @Test
  void onlyOneOfTwoInstancesMayCleanUp() throws Exception {
    SessionRepository other = secondInstance();

    assertThat(store().trash().claimCleanup(LATER, Duration.ofDays(1))).isTrue();
    assertThat(other.trash().claimCleanup(LATER, Duration.ofDays(1))).isFalse();
  }

  @Test
  void anotherInstanceSeesItAndBringsItBack() throws Exception {
    SessionRepository other = secondInstance();
    SessionRevision first = aSession().revision();
    store().create(first);
    TrashEntry entry = store().trash().take(first.session().id(), LATER);

    assertAbsent(other, first.session().id());
    assertThat(other.trash().list().entries()).containsExactly(entry);
    other.trash().restore(entry);

    assertHolds(first.session(), List.of(first.event()));
    assertThat(entries()).isEmpty();
  }

  @Test
  @Tag(SessionRepositoryContract.POWER_CUT)
  void aPowerCutLosesNothingOfIt() throws Exception {
    List<SessionEvent> events = new ArrayList<>();
    Session session = changedOnce(events).session();
    TrashEntry entry = store().trash().take(session.id(), LATER);

    SessionRepository found = openAfterPowerCut();

    assertAbsent(found, session.id());
    assertThat(found.trash().list().entries()).containsExactly(entry);
    found.trash().restore(entry);
    assertHolds(found, session, events);
  }

  @Test
  @Tag(SessionRepositoryContract.POWER_CUT)
  void whatCameBackIsThereAfterAPowerCut() throws Exception {
    List<SessionEvent> events = new ArrayList<>();
    Session session = changedOnce(events).session();
    store().trash().restore(store().trash().take(session.id(), LATER));

    SessionRepository found = openAfterPowerCut();

    assertHolds(found, session, events);
    assertThat(found.trash().list().entries()).isEmpty();
  }
}
