package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class CreateContract extends ContractGroup {

  CreateContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void anEmptyStoreHasNoSession() {
    assertThat(store().find(newId())).isEmpty();
  }

  @Test
  void theSessionAndItsEventAreStored() {
    SessionRevision first = aSession().because("asked for").revision();

    store().create(first);

    assertHolds(first.session(), List.of(first.event()));
  }

  @Test
  void otherIdsStayAbsent() {
    given(aSession());

    assertAbsent(store(), newId());
  }

  @Test
  void idsThatDifferInTheLastCharacterAreTwo() {
    SessionRevision one =
        aSession().withId(id("0190a1b2-0000-7000-8000-00000000000a")).asking("one").revision();
    SessionRevision two =
        aSession().withId(id("0190a1b2-0000-7000-8000-00000000000b")).asking("two").revision();

    store().create(one);
    store().create(two);

    assertHolds(one.session(), List.of(one.event()));
    assertHolds(two.session(), List.of(two.event()));
  }

  @Test
  void theLeastAndTheGreatestIdAreIds() {
    Session least = given(aSession().withId(id("00000000-0000-0000-0000-000000000000")));
    Session greatest = given(aSession().withId(id("ffffffff-ffff-ffff-ffff-ffffffffffff")));

    assertThat(store().find(least.id())).contains(least);
    assertThat(store().find(greatest.id())).contains(greatest);
    assertThat(store().idsStartingWith("")).containsExactly(least.id(), greatest.id());
  }

  @Test
  void anIdThatIsTakenIsAConflict() {
    Session there = given(aSession());

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> store().create(aSession().withId(there.id()).revision()))
        .satisfies(e -> assertThat(e.id()).isEqualTo(there.id()));
  }

  @Test
  void aConflictChangesNeitherTheSessionNorItsHistory() {
    Session first = given(aSession().asking("the first"));
    SessionEvent creation = store().history(first.id()).get(0);
    SessionRevision there = store().update(first.id(), ContractGroup::countTask);

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(
            () -> store().create(aSession().withId(first.id()).asking("the second").revision()));

    assertHolds(there.session(), List.of(creation, there.event()));
    assertThat(store().query(SessionQuery.all()).sessions()).hasSize(1);
  }

  @Test
  void theSameRevisionTwiceIsAConflict() {
    SessionRevision first = aSession().revision();
    store().create(first);

    assertThatExceptionOfType(SessionExistsException.class).isThrownBy(() -> store().create(first));

    assertHolds(first.session(), List.of(first.event()));
  }
}
