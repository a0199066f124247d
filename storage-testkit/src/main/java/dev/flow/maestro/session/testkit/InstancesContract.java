package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one instance has done, another sees as soon as the method has returned. */
abstract class InstancesContract extends ContractGroup {

  InstancesContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void anInstanceThatIsOpenedLaterFindsWhatWasStored() throws Exception {
    SessionRevision first = aSession().because("asked for").revision();
    store().create(first);
    SessionRevision second = store().update(first.session().id(), ContractGroup::countTask);

    SessionRepository later = secondInstance();

    assertHolds(later, second.session(), List.of(first.event(), second.event()));
  }

  @Test
  void anInstanceThatIsOpenAlreadyFindsWhatIsStored() throws Exception {
    SessionRepository other = secondInstance();
    assertThat(other.query(SessionQuery.all()).sessions()).isEmpty();
    SessionRevision first = aSession().revision();

    store().create(first);

    assertHolds(other, first.session(), List.of(first.event()));
  }

  @Test
  void changesGoToAndFro() throws Exception {
    SessionRepository other = secondInstance();
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);

    SessionRevision second = other.update(id, ContractGroup::countTask);
    SessionRevision third = store().update(id, ContractGroup::countTask);
    SessionRevision fourth = other.update(id, ContractGroup::countTask);

    assertThat(fourth.session().statistics().totalTasks()).isEqualTo(3);
    assertHolds(
        fourth.session(), List.of(first.event(), second.event(), third.event(), fourth.event()));
  }

  @Test
  void anIdThatTheOtherStoredIsTaken() throws Exception {
    SessionRepository other = secondInstance();
    SessionRevision first = aSession().revision();
    store().create(first);

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> other.create(aSession().withId(first.session().id()).revision()));

    assertHolds(first.session(), List.of(first.event()));
  }

  @Test
  void whatTheOtherDeletedIsGone() throws Exception {
    SessionRepository other = secondInstance();
    Session session = given(aSession());
    assertThat(other.find(session.id())).contains(session);

    other.delete(session.id());

    assertAbsent(store(), session.id());
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().update(session.id(), ContractGroup::countTask));
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().delete(session.id()));
  }

  @Test
  void whatTheOtherDeletedAndCreatedAgainIsTheNewOne() throws Exception {
    SessionRepository other = secondInstance();
    Session session = given(aSession().asking("the first"));
    store().update(session.id(), ContractGroup::countTask);
    SessionRevision second = aSession().withId(session.id()).asking("the second").revision();

    other.delete(session.id());
    other.create(second);

    assertHolds(second.session(), List.of(second.event()));
  }

  @Test
  void anUnreadableRecordIsSeenByBoth() throws Exception {
    SessionRepository other = secondInstance();
    Session session = given(aSession());
    assertThat(other.find(session.id())).contains(session);

    makeUnreadable(session.id());

    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> other.find(session.id()));
    assertThat(other.query(SessionQuery.all()).unreadable()).hasSize(1);
  }
}
