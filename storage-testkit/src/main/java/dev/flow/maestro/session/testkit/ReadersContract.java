package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.testkit.Race.Overlap;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Threads that use the other instance read a session while it is changed. */
abstract class ReadersContract extends ContractGroup {

  private static final int ROUNDS = 20;

  ReadersContract(SessionRepositoryContract contract) {
    super(contract);
  }

  /** The store under test itself, or a second instance over its data. */
  abstract SessionRepository other() throws Exception;

  @Test
  void aReaderInTheMiddleOfAnUpdateSeesItBeforeOrAfter() throws Exception {
    Session before = given(aSession());
    SessionRepository other = other();
    Overlap<Optional<Session>> reader = new Overlap<>(() -> other.find(before.id()));

    Session after = store().update(before.id(), reader.within(ContractGroup::countTask)).session();

    assertThat(reader.result().orElseThrow()).isIn(before, after);
  }

  @Test
  void readersSeeWholeRevisionsOnly() throws Exception {
    Session session = given(aSession().withStatistics(allAt(1)));
    SessionRepository other = other();
    SessionId id = session.id();

    Race.look(
        () -> {
          assertWhole(other.find(id).orElseThrow());
          QueryResult result = other.query(SessionQuery.all());
          assertThat(result.unreadable()).isEmpty();
          assertWhole(result.sessions().stream().reduce((a, b) -> notTwice(a)).orElseThrow());
          assertThat(other.idsStartingWith("")).containsExactly(id);
          return true;
        },
        ROUNDS,
        () -> store().update(id, current -> updated(current, oneMoreOfEach())));

    assertThat(store().find(id).orElseThrow().statistics()).isEqualTo(allAt(ROUNDS + 1));
  }

  private static Session notTwice(Session session) {
    throw new AssertionError("found twice: " + session);
  }

  /** Every count of the session moves with its revision. */
  private static void assertWhole(Session session) {
    assertThat(session.statistics()).isEqualTo(allAt(session.revision()));
  }

  private static SessionStatistics allAt(long count) {
    return new SessionStatistics(count, count, count, count, count, count, count);
  }

  private static SessionUpdate oneMoreOfEach() {
    return SessionUpdate.builder()
        .add(SessionField.TOTAL_TASKS, 1)
        .add(SessionField.COMPLETED_TASKS, 1)
        .add(SessionField.FAILED_TASKS, 1)
        .add(SessionField.DECISIONS_MADE, 1)
        .add(SessionField.CHECKPOINTS_CREATED, 1)
        .add(SessionField.ERROR_RECOVERY_COUNT, 1)
        .add(SessionField.DURATION_SECONDS, 1)
        .build();
  }

  @Test
  void readersNeverSeeASessionWithoutItsEventNorAnEventWithoutItsSession() throws Exception {
    Session session = given(aSession());
    SessionRepository other = other();
    SessionId id = session.id();

    Race.look(
        () -> {
          long found = other.find(id).orElseThrow().revision();
          List<SessionEvent> history = other.history(id);
          assertThat(history).hasSizeGreaterThanOrEqualTo((int) found);
          assertThat(history)
              .extracting(SessionEvent::revision)
              .containsExactlyElementsOf(
                  LongStream.rangeClosed(1, history.size()).boxed().toList());
          assertThat(other.find(id).orElseThrow().revision())
              .isGreaterThanOrEqualTo(history.size());
          return true;
        },
        ROUNDS,
        () -> store().update(id, ContractGroup::countTask));
  }

  @Test
  void readersFindForEachStateTheEventThatLedToIt() throws Exception {
    Session session = given(aSession().withStatus(SessionStatus.PLANNING));
    SessionRepository other = other();
    SessionId id = session.id();

    Race.look(
        () -> {
          Session found = other.find(id).orElseThrow();
          List<SessionEvent> history = other.history(id);
          assertThat(history).hasSizeGreaterThanOrEqualTo((int) found.revision());
          assertLeadsTo(found, history.subList(0, (int) found.revision()));
          return true;
        },
        ROUNDS,
        () -> store().update(id, ReadersContract::pausedOrResumed));
  }

  private static SessionRevision pausedOrResumed(Session current) {
    return current.status() == SessionStatus.PAUSED
        ? current.resume(TransitionPolicy.specification(), LATER, Optional.empty())
        : enter(SessionStatus.PAUSED).apply(current);
  }

  @Test
  void readersSeeTheWholeSessionOrNone() throws Exception {
    SessionRevision first = aSession().revision();
    Session steady = given(aSession());
    SessionRepository other = other();
    SessionId id = first.session().id();

    Race.look(
        () -> {
          assertThat(other.find(id)).isIn(Optional.empty(), Optional.of(first.session()));
          assertThat(historyUnlessGone(other, id)).isIn(List.of(), List.of(first.event()));
          QueryResult result = other.query(SessionQuery.all());
          assertThat(result.unreadable()).isEmpty();
          assertThat(result.sessions())
              .containsOnlyOnce(steady)
              .isSubsetOf(steady, first.session());
          assertThat(other.idsStartingWith("")).contains(steady.id());
          return true;
        },
        ROUNDS,
        () -> {
          store().create(first);
          store().delete(id);
          return true;
        });
  }

  private static List<SessionEvent> historyUnlessGone(SessionRepository store, SessionId id) {
    try {
      return store.history(id);
    } catch (SessionNotFoundException e) {
      return List.of();
    }
  }
}
