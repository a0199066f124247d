package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.testkit.Race.Overlap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several threads change the same session; some of them use the other instance. */
abstract class WritersContract extends ContractGroup {

  private static final int THREADS = 4;
  private static final int ROUNDS = 20;

  WritersContract(SessionRepositoryContract contract) {
    super(contract);
  }

  /** The store under test itself, or a second instance over its data. */
  abstract SessionRepository other() throws Exception;

  @Test
  void noUpdateIsLost() throws Exception {
    Session session = given(aSession());
    SessionRepository other = other();
    List<Callable<List<SessionEvent>>> writers = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      SessionRepository mine = number % 2 == 0 ? store() : other;
      writers.add(() -> countTasks(mine, session.id()));
    }

    List<SessionEvent> events = Race.run(writers).stream().flatMap(List::stream).toList();

    Session after = store().find(session.id()).orElseThrow();
    assertThat(after.statistics().totalTasks()).isEqualTo(THREADS * ROUNDS);
    assertThat(after.revision()).isEqualTo(THREADS * ROUNDS + 1);
    List<SessionEvent> history = store().history(session.id());
    assertThat(history)
        .extracting(SessionEvent::revision)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, THREADS * ROUNDS + 1).boxed().toList());
    assertThat(history.subList(1, history.size())).containsExactlyInAnyOrderElementsOf(events);
  }

  private static List<SessionEvent> countTasks(SessionRepository store, SessionId id) {
    List<SessionEvent> events = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      events.add(store.update(id, ContractGroup::countTask).event());
    }
    return events;
  }

  @Test
  void anUpdateInTheMiddleOfAnotherIsNotLost() throws Exception {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    SessionRepository other = other();
    Overlap<SessionRevision> inner =
        new Overlap<>(() -> other.update(id, ContractGroup::countTask));

    SessionRevision outer = store().update(id, inner.within(ContractGroup::countTask));

    List<SessionRevision> both =
        Stream.of(outer, inner.result())
            .sorted(Comparator.comparing(revision -> revision.session().revision()))
            .toList();
    Session last = both.get(1).session();
    assertThat(last.statistics().totalTasks()).isEqualTo(2);
    assertHolds(last, List.of(first.event(), both.get(0).event(), both.get(1).event()));
  }

  @Test
  void anUpdateOfAnotherSessionInTheMiddleGoesItsOwnWay() throws Exception {
    Session session = given(aSession());
    Session another = given(aSession());
    SessionRepository other = other();
    Overlap<SessionRevision> inner =
        new Overlap<>(() -> other.update(another.id(), ContractGroup::countTask));

    Session changed =
        store().update(session.id(), inner.within(ContractGroup::countTask)).session();
    Session changedToo = inner.result().session();

    assertThat(changed.revision()).isEqualTo(2);
    assertThat(changedToo.revision()).isEqualTo(2);
    assertThat(store().find(session.id())).contains(changed);
    assertThat(store().find(another.id())).contains(changedToo);
  }

  @Test
  void ofSeveralWhoCreateOneIdOneSucceeds() throws Exception {
    SessionRepository other = other();
    for (int round = 0; round < ROUNDS; round++) {
      SessionId id = newId();
      List<Callable<Optional<SessionRevision>>> creators = new ArrayList<>();
      for (int number = 0; number < THREADS; number++) {
        SessionRepository mine = number % 2 == 0 ? store() : other;
        SessionRevision revision = aSession().withId(id).asking("request " + number).revision();
        creators.add(() -> created(mine, revision));
      }

      List<SessionRevision> winners =
          Race.run(creators).stream().flatMap(Optional::stream).toList();

      assertThat(winners).hasSize(1);
      assertHolds(winners.get(0).session(), List.of(winners.get(0).event()));
    }
  }

  private static Optional<SessionRevision> created(
      SessionRepository store, SessionRevision revision) {
    try {
      store.create(revision);
      return Optional.of(revision);
    } catch (SessionExistsException e) {
      return Optional.empty();
    }
  }

  @Test
  void ofSeveralWhoDeleteOneSessionOneSucceeds() throws Exception {
    SessionRepository other = other();
    for (int round = 0; round < ROUNDS; round++) {
      SessionId id = given(aSession()).id();

      List<Boolean> deleted =
          Race.run(
              List.of(
                  () -> deleted(store(), id),
                  () -> deleted(other, id),
                  () -> deleted(store(), id)));

      assertThat(deleted).containsOnlyOnce(true);
      assertAbsent(store(), id);
    }
  }

  private static boolean deleted(SessionRepository store, SessionId id) {
    try {
      store.delete(id);
      return true;
    } catch (SessionNotFoundException e) {
      return false;
    }
  }

  @Test
  void aDeleteInTheMiddleOfAnUpdateLeavesNothing() throws Exception {
    Session session = given(aSession());
    SessionRepository other = other();
    Overlap<Boolean> delete = new Overlap<>(() -> deleted(other, session.id()));

    // Either came first: the update is stored and then deleted, or it finds nothing.
    updatedUnlessGone(session.id(), delete.within(ContractGroup::countTask));

    assertThat(delete.result()).isTrue();
    assertAbsent(store(), session.id());
    assertAbsent(other, session.id());
  }

  @Test
  void aDeleteAmongUpdatesLeavesNothing() throws Exception {
    SessionRepository other = other();
    for (int round = 0; round < ROUNDS; round++) {
      SessionId id = given(aSession()).id();

      Race.<Object>run(
          List.of(
              () -> updatedUnlessGone(id, ContractGroup::countTask),
              () -> updatedUnlessGone(id, ContractGroup::countTask),
              () -> deleted(other, id)));

      assertAbsent(store(), id);
      assertAbsent(other, id);
    }
  }

  private boolean updatedUnlessGone(SessionId id, SessionChange change) {
    try {
      store().update(id, change);
      return true;
    } catch (SessionNotFoundException e) {
      return false;
    }
  }

  @Test
  void whoFollowsTheStoreIsWokenByEachChange() throws Exception {
    Session before = given(aSession());
    SessionRepository other = other();
    try (ChangeSignal signal = store().changeSignal(Optional.empty())) {
      SessionRevision created = aSession().revision();
      SessionId id = created.session().id();
      other.create(created);
      assertWakes(signal, id);

      other.update(before.id(), ContractGroup::countTask);
      assertWakes(signal, before.id());

      SessionRecord record = other.record(id).orElseThrow();
      other.delete(id);
      assertWakes(signal, id);

      other.land(record);
      assertWakes(signal, id);
    }
  }

  @Test
  void whoFollowsOneSessionIsWokenWhenItGoesAndComes() throws Exception {
    Session session = given(aSession());
    SessionRepository other = other();
    try (ChangeSignal signal = store().changeSignal(Optional.of(session.id()))) {
      TrashEntry entry = other.trash().take(session.id(), LATER);
      assertWakes(signal, session.id());

      other.trash().restore(entry);
      assertWakes(signal, session.id());
    }
  }
}
