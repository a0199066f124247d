package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there after a power cut. */
abstract class PowerCutContract extends ContractGroup {

  private static final int THREADS = 4;
  private static final int ROUNDS = ProofSize.of(5, 100);
  private static final int IDS = 4;

  PowerCutContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void anEmptyStoreIsEmpty() throws Exception {
    SessionRepository found = openAfterPowerCut();

    assertThat(found.query(SessionQuery.all()).sessions()).isEmpty();
    assertThat(found.query(SessionQuery.all()).unreadable()).isEmpty();
    assertThat(found.idsStartingWith("")).isEmpty();
  }

  @Test
  void aSessionThatWasCreatedIsThere() throws Exception {
    SessionRevision first = aSession().revision();
    store().create(first);

    assertHolds(openAfterPowerCut(), first.session(), List.of(first.event()));
  }

  @Test
  void aChangeIsThereWithItsHistory() throws Exception {
    SessionRevision first = aSession().revision();
    store().create(first);
    SessionRevision second = store().update(first.session().id(), ContractGroup::countTask);

    assertHolds(openAfterPowerCut(), second.session(), List.of(first.event(), second.event()));
  }

  @Test
  void aSessionThatWasDeletedIsGone() throws Exception {
    Session session = given(aSession());
    store().update(session.id(), ContractGroup::countTask);
    store().delete(session.id());

    SessionRepository found = openAfterPowerCut();

    assertAbsent(found, session.id());
    assertThat(found.query(SessionQuery.all()).unreadable()).isEmpty();
  }

  @Test
  void aSessionThatWasDeletedAndCreatedAgainIsTheNewOne() throws Exception {
    Session session = given(aSession().asking("the first"));
    store().update(session.id(), ContractGroup::countTask);
    store().delete(session.id());
    SessionRevision second = aSession().withId(session.id()).asking("the second").revision();
    store().create(second);

    assertHolds(openAfterPowerCut(), second.session(), List.of(second.event()));
  }

  @Test
  void whatIsFoundCanBeChanged() throws Exception {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    SessionRevision second = store().update(id, ContractGroup::countTask);
    SessionRepository found = openAfterPowerCut();

    SessionRevision third = found.update(id, ContractGroup::countTask);

    assertHolds(found, third.session(), List.of(first.event(), second.event(), third.event()));
    found.delete(id);
    assertAbsent(found, id);
    found.create(first);
    assertHolds(found, first.session(), List.of(first.event()));
  }

  @Test
  void whatSeveralThreadsWereToldIsThere() throws Exception {
    Session session = given(aSession());
    List<Callable<List<SessionEvent>>> writers = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      writers.add(
          () -> {
            List<SessionEvent> events = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
              events.add(store().update(session.id(), ContractGroup::countTask).event());
            }
            return events;
          });
    }
    List<SessionEvent> told = Race.run(writers).stream().flatMap(List::stream).toList();

    SessionRepository found = openAfterPowerCut();

    Session after = found.find(session.id()).orElseThrow();
    assertThat(after.statistics().totalTasks()).isEqualTo((long) THREADS * ROUNDS);
    List<SessionEvent> history = found.history(session.id());
    assertLeadsTo(after, history);
    assertThat(history.subList(1, history.size())).containsExactlyInAnyOrderElementsOf(told);
  }

  /** Each time the same sequence, and the power is cut one step later. */
  @RepeatedTest(24)
  void everyStepOfASequenceIsThere(RepetitionInfo repetition) throws Exception {
    Random random = new Random(24);
    List<SessionId> ids = new ArrayList<>();
    for (int number = 0; number < IDS; number++) {
      ids.add(new SessionId(new UUID(random.nextLong(), random.nextLong())));
    }
    ModelStore model = new ModelStore();
    for (int step = 0; step < repetition.getCurrentRepetition(); step++) {
      SessionId id = ids.get(random.nextInt(IDS));
      if (model.find(id).isEmpty()) {
        SessionRevision first = aSession().withId(id).asking("step " + step).revision();
        store().create(first);
        model.create(first);
      } else if (random.nextInt(4) == 0) {
        store().delete(id);
        model.delete(id);
      } else {
        store().update(id, ContractGroup::countTask);
        model.update(id, ContractGroup::countTask);
      }
    }

    SessionRepository found = openAfterPowerCut();

    assertThat(found.query(SessionQuery.all())).isEqualTo(model.query(SessionQuery.all()));
    for (SessionId id : model.idsStartingWith("")) {
      assertThat(found.history(id)).isEqualTo(model.history(id));
    }
  }
}
