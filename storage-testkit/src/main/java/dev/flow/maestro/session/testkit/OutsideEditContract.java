package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What another program writes into the store is a change like any other, with its own revision. */
abstract class OutsideEditContract extends ContractGroup {

  private static final int STEPS = ProofSize.of(60, 3_000);

  OutsideEditContract(SessionRepositoryContract contract) {
    super(contract);
  }

  private Session found(SessionId id) {
    return store().find(id).orElseThrow();
  }

  /** A session that has been changed once through the store. */
  private Session changedOnce() {
    Session session = given(aSession().asking("the first request"));
    return store().update(session.id(), enter(SessionStatus.PLANNING)).session();
  }

  @Test
  void theNextFindShowsItAsTheNextRevision() throws Exception {
    Session before = changedOnce();

    editFromOutside(before.id(), "from outside");

    Session after = found(before.id());
    assertThat(after.featureRequest()).isEqualTo("from outside");
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.status()).isEqualTo(before.status());
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(after.lastChange()).isAfterOrEqualTo(before.lastChange());
  }

  @Test
  void itWakesWhoFollowsTheStore() throws Exception {
    Session session = changedOnce();
    try (ChangeSignal signal = store().changeSignal(Optional.empty())) {
      editFromOutside(session.id(), "from outside");

      assertWakes(signal, session.id());
    }
  }

  @Test
  void itIsTheSameRevisionHoweverOftenItIsRead() throws Exception {
    Session before = changedOnce();
    editFromOutside(before.id(), "from outside");

    Session once = found(before.id());

    assertThat(found(before.id())).isEqualTo(once);
    assertThat(store().query(SessionQuery.all()).sessions()).containsExactly(once);
    assertThat(store().history(before.id())).hasSize((int) once.revision());
    assertThat(found(before.id())).isEqualTo(once);
  }

  @Test
  void theHistoryTellsIt() throws Exception {
    Session before = changedOnce();
    List<SessionEvent> told = store().history(before.id());

    editFromOutside(before.id(), "from outside");

    List<SessionEvent> history = store().history(before.id());
    assertThat(history).startsWith(told.toArray(SessionEvent[]::new)).hasSize(3);
    assertThat(history.get(2).type()).isEqualTo(SessionEvent.Type.EXTERNAL_EDIT);
    assertThat(history.get(2).from()).contains(before.status());
    assertLeadsTo(found(before.id()), history);
  }

  @Test
  void aQueryShowsIt() throws Exception {
    Session before = changedOnce();

    editFromOutside(before.id(), "from outside");

    assertThat(store().query(SessionQuery.all()).sessions())
        .singleElement()
        .satisfies(
            session -> {
              assertThat(session.featureRequest()).isEqualTo("from outside");
              assertThat(session.revision()).isEqualTo(before.revision() + 1);
            });
  }

  @Test
  void whoHasNotSeenItIsTold() throws Exception {
    Session before = changedOnce();
    editFromOutside(before.id(), "from outside");

    assertThatExceptionOfType(SessionConflictException.class)
        .isThrownBy(
            () -> store().update(before.id(), countTask(Expectation.revision(before.revision()))))
        .satisfies(e -> assertThat(e.revision()).isEqualTo(before.revision() + 1));

    Session after = found(before.id());
    assertThat(after.featureRequest()).isEqualTo("from outside");
    assertThat(after.statistics()).isEqualTo(before.statistics());
    assertThat(store().history(before.id())).hasSize(3);
  }

  @Test
  void whoHasSeenItMayChangeIt() throws Exception {
    Session before = changedOnce();
    editFromOutside(before.id(), "from outside");
    Session seen = found(before.id());

    SessionRevision next =
        store().update(before.id(), countTask(Expectation.revision(seen.revision())));

    assertThat(next.session().revision()).isEqualTo(seen.revision() + 1);
    assertThat(found(before.id())).isEqualTo(next.session());
  }

  @Test
  void aChangeKeepsIt() throws Exception {
    Session before = changedOnce();
    editFromOutside(before.id(), "from outside");

    SessionRevision next = store().update(before.id(), ContractGroup::countTask);

    assertThat(next.session().featureRequest()).isEqualTo("from outside");
    assertThat(next.session().revision()).isEqualTo(before.revision() + 2);
    assertThat(found(before.id())).isEqualTo(next.session());
    assertThat(store().history(before.id()))
        .extracting(SessionEvent::type)
        .containsExactly(
            SessionEvent.Type.CREATED,
            SessionEvent.Type.TRANSITIONED,
            SessionEvent.Type.EXTERNAL_EDIT,
            SessionEvent.Type.UPDATED);
    assertLeadsTo(next.session(), store().history(before.id()));
  }

  @Test
  void anotherInstanceTellsTheSame() throws Exception {
    SessionRepository other = secondInstance();
    Session before = changedOnce();
    assertThat(other.find(before.id())).contains(before);
    editFromOutside(before.id(), "from outside");

    Session here = found(before.id());

    assertThat(other.find(before.id())).contains(here);
    assertThat(other.history(before.id())).isEqualTo(store().history(before.id()));
  }

  @Test
  void otherSessionsStayAsTheyWere() throws Exception {
    SessionRevision other = aSession().asking("another").revision();
    store().create(other);
    Session session = changedOnce();

    editFromOutside(session.id(), "from outside");

    assertThat(found(session.id()).revision()).isEqualTo(3);
    assertHolds(other.session(), List.of(other.event()));
  }

  @Test
  void aRevisionThatWasSeenIsNeverGivenToAnotherContent() throws Exception {
    SessionId id = changedOnce().id();
    Map<Long, String> seen = new HashMap<>();
    Random random = new Random(7);
    StringBuilder done = new StringBuilder();

    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          // Among so few contents the same one comes back: it is another revision all the same.
          editFromOutside(id, "content " + random.nextInt(3));
          done.append(" edit");
        }
        case 1 -> {
          store().update(id, ContractGroup::countTask);
          done.append(" update");
        }
        default -> done.append(" find");
      }
      Session session = found(id);
      String content = session.featureRequest() + ", " + session.statistics().totalTasks();
      Optional<String> before = Optional.ofNullable(seen.putIfAbsent(session.revision(), content));
      assertThat(before.orElse(content))
          .as("revision %d after%s", session.revision(), done)
          .isEqualTo(content);
    }

    assertLeadsTo(found(id), store().history(id));
  }
}
