package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

abstract class UpdateContract extends ContractGroup {

  UpdateContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void whatTheChangeReturnsIsStoredAndReturned() {
    SessionRevision first = aSession().revision();
    store().create(first);
    SessionRevision second = countTask(first.session());

    SessionRevision stored = store().update(first.session().id(), current -> second);

    assertThat(stored).isEqualTo(second);
    assertHolds(second.session(), List.of(first.event(), second.event()));
  }

  @Test
  void theChangeIsGivenTheSessionAsItWasLastStored() {
    Session session = given(aSession());
    List<Session> seen = new ArrayList<>();
    SessionChange look =
        current -> {
          seen.add(current);
          return countTask(current);
        };

    SessionRevision second = store().update(session.id(), look);
    store().update(session.id(), look);

    assertThat(seen).containsSubsequence(session, second.session());
    assertThat(seen.get(seen.size() - 1)).isEqualTo(second.session());
  }

  @Test
  void eachUpdateBuildsOnTheOneBefore() {
    Session session = given(aSession());

    for (int count = 1; count <= 5; count++) {
      SessionRevision stored = store().update(session.id(), ContractGroup::countTask);

      assertThat(stored.session().statistics().totalTasks()).isEqualTo(count);
      assertThat(stored.session().revision()).isEqualTo(count + 1);
      assertThat(store().find(session.id())).contains(stored.session());
    }
  }

  @Test
  void anAbsentSessionIsNotFoundAndTheChangeIsNotAsked() {
    SessionId absent = newId();
    Session other = given(aSession());
    List<Session> seen = new ArrayList<>();

    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(
            () ->
                store()
                    .update(
                        absent,
                        current -> {
                          seen.add(current);
                          return countTask(current);
                        }))
        .satisfies(e -> assertThat(e.id()).isEqualTo(absent.toString()));

    assertThat(seen).isEmpty();
    assertAbsent(store(), absent);
    assertThat(store().query(SessionQuery.all()).sessions()).containsExactly(other);
  }

  @TestFactory
  Stream<DynamicTest> whatTheChangeThrowsGoesThroughAndNothingChanges() {
    return Stream.of(
            new IllegalStateException("thrown by the change"),
            new UnsupportedOperationException("thrown by the change"),
            new AssertionError("thrown by the change"),
            new StackOverflowError("thrown by the change"),
            new LinkageError("thrown by the change"),
            new SessionNotFoundException("thrown by the change"))
        .map(
            thrown ->
                dynamicTest(thrown.getClass().getSimpleName(), () -> assertGoesThrough(thrown)));
  }

  private void assertGoesThrough(Throwable thrown) throws Exception {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);

    Throwable caught =
        catchThrowable(
            () ->
                store()
                    .update(
                        id,
                        current -> {
                          throw Race.unchecked(thrown);
                        }));

    assertThat(caught).isSameAs(thrown);
    assertHolds(first.session(), List.of(first.event()));
    // Nor is a lock left behind: another thread can go on.
    SessionRevision second =
        Race.inAnotherThread(() -> store().update(id, ContractGroup::countTask));
    assertHolds(second.session(), List.of(first.event(), second.event()));
  }

  @Test
  void aConflictFoundByTheChangeGoesThroughAndNothingChanges() {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);

    Throwable caught =
        catchThrowable(
            () ->
                store()
                    .update(
                        id,
                        current -> {
                          Expectation.revision(7).requireMetBy(current);
                          return countTask(current);
                        }));

    assertThat(caught).hasMessageContaining("7");
    assertHolds(first.session(), List.of(first.event()));
  }

  @Test
  void aChangeThatGivesAnotherSessionIsRefusedAndNothingChanges() {
    SessionRevision first = aSession().revision();
    store().create(first);
    Session other = given(aSession());

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> store().update(first.session().id(), current -> countTask(other)));

    assertHolds(first.session(), List.of(first.event()));
  }

  @TestFactory
  Stream<DynamicTest> aChangeThatGivesAWrongRevisionIsRefusedAndNothingChanges() {
    SessionRevision first = aSession().revision();
    store().create(first);
    SessionRevision second = store().update(first.session().id(), ContractGroup::countTask);
    return LongStream.of(1, 2, 4, 5, Long.MAX_VALUE - 1)
        .mapToObj(
            wrong ->
                dynamicTest(
                    wrong + " after 2",
                    () -> {
                      assertThatExceptionOfType(IllegalArgumentException.class)
                          .isThrownBy(
                              () ->
                                  store()
                                      .update(first.session().id(), current -> at(wrong, current)));
                      assertHolds(second.session(), List.of(first.event(), second.event()));
                    }));
  }

  private static SessionRevision at(long revision, Session current) {
    return revision == 1
        ? aSession().withId(current.id()).revision()
        : countTask(current.withRevision(revision - 1));
  }

  @Test
  void otherSessionsStayAsTheyWere() {
    SessionRevision other = aSession().asking("another").revision();
    store().create(other);
    Session session = given(aSession());

    store().update(session.id(), ContractGroup::countTask);

    assertHolds(other.session(), List.of(other.event()));
  }

  @Test
  void filtersSeeTheNewStatusAndPhase() {
    Session session = given(aSession());

    Session planning =
        store()
            .update(
                session.id(),
                current ->
                    current.transition(
                        SessionStatus.PLANNING,
                        TransitionPolicy.specification(),
                        LATER,
                        Optional.empty()))
            .session();

    SessionQuery all = SessionQuery.all();
    assertThat(store().query(all.withStatus(SessionStatus.PLANNING)).sessions())
        .containsExactly(planning);
    assertThat(store().query(all.inPhase(SessionPhase.PLAN)).sessions()).containsExactly(planning);
    assertThat(store().query(all.withStatus(SessionStatus.INITIALIZING)).sessions()).isEmpty();
  }

  @Test
  void anEndTakesTheSessionFromTheActiveOnes() {
    Session session = given(aSession());

    store()
        .update(
            session.id(),
            current ->
                current.transition(
                    SessionStatus.FAILED,
                    TransitionPolicy.specification(),
                    LATER,
                    Optional.empty()));

    assertThat(store().query(SessionQuery.all().active()).sessions()).isEmpty();
  }

  @Test
  void aShortRevisionReplacesALongOne() {
    Session session = given(aSession());
    store().update(session.id(), current -> updated(current, prdAt("/long".repeat(20_000))));

    Session shorter =
        store().update(session.id(), current -> updated(current, prdAt("/s"))).session();

    assertThat(store().find(session.id())).contains(shorter);
    assertThat(store().history(session.id()))
        .extracting(SessionEvent::revision)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void anInterruptedThreadIsServedOrTold() throws Exception {
    Session session = given(aSession());

    Race.inAnotherThread(
        () -> {
          Thread.currentThread().interrupt();
          try {
            store().update(session.id(), ContractGroup::countTask);
            store().find(session.id());
          } catch (SessionException e) {
            // That is allowed, no other exception is, and nothing half done.
          }
          return true;
        });

    Session after = store().find(session.id()).orElseThrow();
    assertThat(after.revision()).isBetween(1L, 2L);
    assertThat(store().history(session.id())).hasSize((int) after.revision());
    Session next = store().update(session.id(), ContractGroup::countTask).session();
    assertThat(next.revision()).isEqualTo(after.revision() + 1);
  }

  private static SessionUpdate prdAt(String path) {
    return SessionUpdate.builder()
        .prdReference(new PrdReference(Optional.empty(), Optional.of(path), Optional.empty()))
        .build();
  }
}
