package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is held does not go to the trash. */
abstract class HoldContract extends ContractGroup {

  HoldContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void whatIsHeldIsNotTaken() {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    store().trash().hold(id);

    assertThatExceptionOfType(SessionHeldException.class)
        .isThrownBy(() -> store().trash().take(id, LATER))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id));
    assertThatExceptionOfType(SessionHeldException.class)
        .isThrownBy(() -> store().trash().takeIf(id, LATER, session -> true));

    assertHolds(first.session(), List.of(first.event()));
    assertThat(store().trash().list().entries()).isEmpty();
    assertThat(store().trash().held()).containsExactly(id);
  }

  @Test
  void whatIsReleasedIsTaken() {
    SessionId id = given(aSession()).id();
    store().trash().hold(id);

    store().trash().release(id);

    assertThat(store().trash().held()).isEmpty();
    assertThat(store().trash().take(id, LATER).id()).isEqualTo(id);
    assertAbsent(store(), id);
  }

  @Test
  void toHoldOrReleaseTwiceIsFine() {
    SessionId id = given(aSession()).id();

    store().trash().release(id);
    store().trash().hold(id);
    store().trash().hold(id);
    assertThat(store().trash().held()).containsExactly(id);
    store().trash().release(id);
    store().trash().release(id);

    assertThat(store().trash().held()).isEmpty();
  }

  @Test
  void anAbsentSessionIsNotFound() {
    SessionId absent = newId();

    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().trash().hold(absent));
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().trash().release(absent));
    assertThat(store().trash().held()).isEmpty();
  }

  @Test
  void otherSessionsAreNotHeld() {
    SessionId held = given(aSession()).id();
    SessionId other = given(aSession()).id();
    store().trash().hold(held);

    assertThat(store().trash().take(other, LATER).id()).isEqualTo(other);
  }

  @Test
  void aHoldOutlivesChangesAndIsNoPartOfTheSession() {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    store().trash().hold(id);

    assertHolds(first.session(), List.of(first.event()));
    SessionRevision next = store().update(id, ContractGroup::countTask);

    assertHolds(next.session(), List.of(first.event(), next.event()));
    assertThat(store().trash().held()).containsExactly(id);
  }

  @Test
  void aHoldOutlivesEditsFromOutside() throws Exception {
    SessionId id = given(aSession()).id();
    store().trash().hold(id);

    editFromOutside(id, "changed by another program");

    assertThatExceptionOfType(SessionHeldException.class)
        .isThrownBy(() -> store().trash().take(id, LATER));
  }

  @Test
  void anUnreadableSessionCanBeHeld() throws Exception {
    SessionId id = given(aSession()).id();
    makeUnreadable(id);

    store().trash().hold(id);

    assertThatExceptionOfType(SessionHeldException.class)
        .isThrownBy(() -> store().trash().take(id, LATER));
  }

  @Test
  void aHoldEndsWithItsSession() {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    store().trash().hold(id);
    store().delete(id);

    store().create(first);

    assertThat(store().trash().held()).isEmpty();
    assertThat(store().trash().take(id, LATER).id()).isEqualTo(id);
  }

  @Test
  void anotherInstanceKnowsIt() throws Exception {
    SessionRepository other = secondInstance();
    SessionId id = given(aSession()).id();
    store().trash().hold(id);

    assertThat(other.trash().held()).containsExactly(id);
    assertThatExceptionOfType(SessionHeldException.class)
        .isThrownBy(() -> other.trash().take(id, LATER));
  }

  @Test
  @Tag(SessionRepositoryContract.POWER_CUT)
  void aHoldOutlivesAPowerCut() throws Exception {
    SessionId id = given(aSession()).id();
    store().trash().hold(id);

    SessionRepository found = openAfterPowerCut();

    assertThat(found.trash().held()).containsExactly(id);
  }

  @Test
  @Tag(SessionRepositoryContract.POWER_CUT)
  void aReleaseOutlivesAPowerCut() throws Exception {
    SessionId id = given(aSession()).id();
    store().trash().hold(id);
    store().trash().release(id);

    SessionRepository found = openAfterPowerCut();

    assertThat(found.trash().held()).isEmpty();
  }
}
