package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.assertj.core.presentation.Representation;
import org.junit.jupiter.api.BeforeEach;

/** What the groups of the contract share: the store under test, and what it may lack. */
abstract class ContractGroup {

  /** A time after the creation of any session here that does not say its own. */
  static final Instant LATER = Instant.parse("2026-01-08T09:00:00.000001Z");

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final int MOST_IDLE = 100_000;
  private static final Representation ENDS_ONLY = new EndsOnly();

  private final SessionRepositoryContract contract;
  private SessionRepository store;

  ContractGroup(SessionRepositoryContract contract) {
    this.contract = contract;
  }

  /** Runs after the set-up of the author's class, which encloses this one. */
  @BeforeEach
  final void openStore() throws Exception {
    store = contract.openEmpty();
  }

  final SessionRepository store() {
    return store;
  }

  final SessionRepository secondInstance() throws Exception {
    Optional<SessionRepository> second = contract.openAgain();
    assumeTrue(second.isPresent(), "not run: this store shares its data with no second instance");
    return second.orElseThrow();
  }

  final StoreLocation location() throws Exception {
    Optional<StoreLocation> location = contract.location();
    assumeTrue(location.isPresent(), "not run: this store declares no way from another process");
    return location.orElseThrow();
  }

  final SessionRepository openAfterPowerCut() throws Exception {
    Optional<SessionRepository> found = contract.openAfterPowerCut();
    assumeTrue(found.isPresent(), "not run: this store declares no way to cut its power");
    return found.orElseThrow();
  }

  final void editFromOutside(SessionId id, String featureRequest) throws Exception {
    assumeTrue(
        contract.editFromOutside(id, featureRequest),
        "not run: this store declares no other program that writes it");
  }

  final void makeUnreadable(SessionId id) throws Exception {
    assumeTrue(
        contract.makeUnreadable(id), "not run: this store declares no way to an unreadable record");
  }

  final void makeHistoryUnreadable(SessionId id) throws Exception {
    assumeTrue(
        contract.makeHistoryUnreadable(id),
        "not run: this store declares no way to an unreadable history");
  }

  final void assumeKeepsLoneSurrogates() {
    assumeTrue(
        contract.keepsLoneSurrogates(), "not run: this store declares that it keeps Unicode only");
  }

  /** What a query finds; that what comes in order is the same is checked, too. */
  final QueryResult queried(SessionQuery query) {
    QueryResult result = store.query(query);
    List<Session> shown = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    store.scanInOrder(
        query,
        new SessionVisitor() {
          @Override
          public void onSession(Session session) {
            shown.add(session);
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            unreadable.add(record);
          }
        });
    assertThat(shown).as("in order").isEqualTo(result.sessions());
    assertThat(unreadable)
        .as("unreadable")
        .containsExactlyInAnyOrderElementsOf(result.unreadable());
    return result;
  }

  /** Waits until a signal says that a session may have changed. */
  static void assertWakes(ChangeSignal signal, SessionId id) {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    int idle = 0;
    boolean named = false;
    while (!named && System.nanoTime() - deadline < 0) {
      PossibleChanges changes = signal.await(LONGEST_WAIT);
      named = changes.everything() || changes.sessions().contains(id);
      idle += changes.isNone() ? 1 : 0;
      assertThat(idle).as("awakenings with nothing").isLessThan(MOST_IDLE);
    }
    assertThat(named).as("a signal of %s", id).isTrue();
  }

  /** Stores a session, as it is built. */
  final Session given(SessionBuilder builder) {
    SessionRevision first = builder.revision();
    store.create(first);
    return first.session();
  }

  /** Checks that each method that reads agrees that the store holds this, and only this once. */
  final void assertHolds(Session session, List<SessionEvent> events) {
    assertHolds(store, session, events);
  }

  static void assertHolds(SessionRepository store, Session session, List<SessionEvent> events) {
    SessionId id = session.id();
    List<Session> queried = store.query(SessionQuery.all()).sessions();
    assertThat(store.find(id)).as("found").withRepresentation(ENDS_ONLY).contains(session);
    assertThat(store.history(id)).as("history").withRepresentation(ENDS_ONLY).isEqualTo(events);
    assertThat(queried).as("queried").withRepresentation(ENDS_ONLY).containsOnlyOnce(session);
    assertThat(store.idsStartingWith(id.toString())).as("ids").containsExactly(id);
  }

  /** Checks that each method that reads agrees that there is no such record. */
  static void assertAbsent(SessionRepository store, SessionId id) {
    assertThat(store.find(id)).as("found").isEmpty();
    assertThatExceptionOfType(SessionNotFoundException.class)
        .as("history")
        .isThrownBy(() -> store.history(id))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id.toString()));
    assertThat(store.query(SessionQuery.all()).sessions())
        .as("queried")
        .extracting(Session::id)
        .doesNotContain(id);
    assertThat(store.idsStartingWith(id.toString())).as("ids").isEmpty();
  }

  /**
   * Checks that a history leads to a session: revision by revision from 1 to the session's, each
   * status from the one before, no time before another, and the last event is of this state.
   */
  static void assertLeadsTo(Session session, List<SessionEvent> history) {
    assertThat(history)
        .extracting(SessionEvent::revision)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, session.revision()).boxed().toList());
    assertThat(history).isSortedAccordingTo(Comparator.comparing(SessionEvent::at));
    Optional<SessionStatus> status = Optional.empty();
    for (SessionEvent event : history) {
      assertThat(event.sessionId()).isEqualTo(session.id());
      assertThat(event.from()).as("%s", event).isEqualTo(status);
      status = Optional.of(event.to());
    }
    SessionEvent last = history.get(history.size() - 1);
    assertThat(last.to()).isEqualTo(session.status());
    assertThat(last.at()).isEqualTo(session.lastChange());
  }

  /** Empties a list that a store gave, as far as the list lets anybody do so. */
  static void tryToClear(List<?> list) {
    try {
      list.clear();
    } catch (UnsupportedOperationException e) {
      // As good: then nobody can.
    }
  }

  static SessionId newId() {
    return new SessionId(UUID.randomUUID());
  }

  static SessionId id(String text) {
    return SessionId.parse(text).orElseThrow();
  }

  /** Counts one more task. */
  static SessionRevision countTask(Session current) {
    return updated(current, SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build());
  }

  /** Counts one more task, if the session is as expected. */
  static SessionChange countTask(Expectation expectation) {
    return current -> {
      expectation.requireMetBy(current);
      return countTask(current);
    };
  }

  /** Enters another status, by the specification's rules. */
  static SessionChange enter(SessionStatus to) {
    return current ->
        current.transition(to, TransitionPolicy.specification(), LATER, Optional.empty());
  }

  static SessionRevision updated(Session current, SessionUpdate update) {
    return current.update(update, TransitionPolicy.specification(), LATER, Optional.empty());
  }

  /** Applies changes one by one and gives the events that were stored. */
  final List<SessionEvent> apply(SessionId id, List<SessionChange> changes) {
    List<SessionEvent> events = new ArrayList<>();
    for (SessionChange change : changes) {
      events.add(store.update(id, change).event());
    }
    return events;
  }
}
