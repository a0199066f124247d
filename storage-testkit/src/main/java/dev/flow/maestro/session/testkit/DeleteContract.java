package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class DeleteContract extends ContractGroup {

  DeleteContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void theSessionAndItsHistoryAreGone() {
    Session session = given(aSession());
    store().update(session.id(), ContractGroup::countTask);

    store().delete(session.id());

    assertAbsent(store(), session.id());
  }

  @Test
  void anAbsentSessionIsNotFound() {
    SessionId absent = newId();
    Session other = given(aSession());

    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().delete(absent))
        .satisfies(e -> assertThat(e.id()).isEqualTo(absent.toString()));

    assertThat(store().find(other.id())).contains(other);
  }

  @Test
  void theSecondTimeItIsNotFound() {
    Session session = given(aSession());
    store().delete(session.id());

    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().delete(session.id()));
  }

  @Test
  void whatIsGoneCannotBeUpdated() {
    Session session = given(aSession());
    store().delete(session.id());

    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().update(session.id(), ContractGroup::countTask));

    assertAbsent(store(), session.id());
  }

  @Test
  void otherSessionsStayAsTheyWere() {
    SessionRevision other = aSession().revision();
    store().create(other);
    Session session = given(aSession());

    store().delete(session.id());

    assertHolds(other.session(), List.of(other.event()));
  }

  @Test
  void theIdIsFreeAgainAndItsHistoryBeginsAnew() {
    Session session = given(aSession().asking("the first"));
    store().update(session.id(), ContractGroup::countTask);
    store().delete(session.id());
    SessionRevision second =
        aSession().withId(session.id()).asking("the second").because("once more").revision();

    store().create(second);

    assertHolds(second.session(), List.of(second.event()));
    SessionRevision next = store().update(session.id(), ContractGroup::countTask);
    assertHolds(next.session(), List.of(second.event(), next.event()));
  }

  @Test
  void theSameRevisionCanComeAgainAndAgain() {
    SessionRevision first = aSession().revision();

    for (int time = 1; time <= 3; time++) {
      store().create(first);
      assertHolds(first.session(), List.of(first.event()));
      store().delete(first.session().id());
      assertAbsent(store(), first.session().id());
    }
  }

  @Test
  void anUnreadableSessionCanBeDeletedAndCreatedAgain() throws Exception {
    Session session = given(aSession());
    makeUnreadable(session.id());

    store().delete(session.id());

    assertAbsent(store(), session.id());
    SessionRevision second = aSession().withId(session.id()).revision();
    store().create(second);
    assertHolds(second.session(), List.of(second.event()));
  }

  @Test
  void anUnreadableRecordThatWasNeverASessionCanBeDeleted() throws Exception {
    SessionId id = newId();
    makeUnreadable(id);

    store().delete(id);

    assertAbsent(store(), id);
  }

  @Test
  void aSessionWithAnUnreadableHistoryCanBeDeleted() throws Exception {
    Session session = given(aSession());
    store().update(session.id(), ContractGroup::countTask);
    makeHistoryUnreadable(session.id());

    store().delete(session.id());

    assertAbsent(store(), session.id());
    SessionRevision second = aSession().withId(session.id()).revision();
    store().create(second);
    assertHolds(second.session(), List.of(second.event()));
  }
}
