package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A record that is there and cannot be read never counts as absent, and is never passed over. */
abstract class UnreadableContract extends ContractGroup {

  private static final int MANY = ProofSize.of(120, 3_000);

  UnreadableContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void findTellsWhichAndWhy() throws Exception {
    SessionId id = newId();
    makeUnreadable(id);

    assertUnreadable(id, () -> store().find(id));
  }

  @Test
  void aSessionThatWasReadBeforeIsNotReadFromMemory() throws Exception {
    Session session = given(aSession());
    assertThat(store().find(session.id())).contains(session);

    makeUnreadable(session.id());

    assertUnreadable(session.id(), () -> store().find(session.id()));
    assertUnreadable(session.id(), () -> store().history(session.id()));
    assertThat(queried(SessionQuery.all()).sessions()).isEmpty();
  }

  @Test
  void updateTellsWhichAndWhyAndDoesNotAskTheChange() throws Exception {
    Session session = given(aSession());
    makeUnreadable(session.id());
    List<Session> seen = new ArrayList<>();

    assertUnreadable(
        session.id(),
        () ->
            store()
                .update(
                    session.id(),
                    current -> {
                      seen.add(current);
                      return countTask(current);
                    }));

    assertThat(seen).isEmpty();
    assertUnreadable(session.id(), () -> store().find(session.id()));
  }

  @Test
  void historyTellsWhichAndWhy() throws Exception {
    SessionId id = newId();
    makeUnreadable(id);

    assertUnreadable(id, () -> store().history(id));
  }

  @Test
  void anUnreadableHistoryIsTold() throws Exception {
    Session session = given(aSession());
    store().update(session.id(), ContractGroup::countTask);
    makeHistoryUnreadable(session.id());

    assertUnreadable(session.id(), () -> store().history(session.id()));
  }

  @Test
  void theIdIsTakenAndTheRecordStaysAsItWas() throws Exception {
    SessionId id = newId();
    makeUnreadable(id);

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> store().create(aSession().withId(id).revision()))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id));

    assertUnreadable(id, () -> store().find(id));
  }

  @Test
  void aQueryListsItApartFromTheSessions() throws Exception {
    Session readable = given(aSession());
    SessionId id = newId();
    makeUnreadable(id);

    QueryResult result = queried(SessionQuery.all());

    assertThat(result.sessions()).containsExactly(readable);
    assertListed(id, result);
  }

  @Test
  void aQueryListsItWhateverTheFilters() throws Exception {
    SessionId id = newId();
    makeUnreadable(id);
    SessionQuery all = SessionQuery.all();

    for (SessionQuery query :
        List.of(
            all.withStatus(SessionStatus.COMPLETED),
            all.inPhase(SessionPhase.CLEANUP),
            all.onBranch("no such branch"),
            all.createdAfter(Instant.parse("9999-12-31T23:59:59.999999Z")),
            all.createdBefore(Instant.parse("0001-01-01T00:00:00Z")),
            all.active(),
            all.limitedTo(1))) {
      QueryResult result = queried(query);

      assertThat(result.sessions()).as(query.toString()).isEmpty();
      assertListed(id, result);
    }
  }

  @Test
  void itTakesNoPlaceWithinTheLimit() throws Exception {
    makeUnreadable(id("00000000-0000-4000-8000-000000000000"));
    makeUnreadable(id("ffffffff-ffff-4fff-bfff-ffffffffffff"));
    Session older = given(aSession().createdAt(Instant.parse("2026-01-01T00:00:00Z")));
    Session newer = given(aSession().createdAt(Instant.parse("2026-01-02T00:00:00Z")));

    QueryResult two = queried(SessionQuery.all().limitedTo(2));
    QueryResult one = queried(SessionQuery.all().limitedTo(1));

    assertThat(two.sessions()).containsExactly(newer, older);
    assertThat(one.sessions()).containsExactly(newer);
    assertThat(one.unreadable()).hasSize(2);
  }

  @Test
  void eachIsListedOnce() throws Exception {
    List<SessionId> ids = List.of(newId(), newId(), newId());
    for (SessionId id : ids) {
      makeUnreadable(id);
    }

    assertThat(queried(SessionQuery.all()).unreadable())
        .extracting(UnreadableRecord::name)
        .containsExactlyInAnyOrderElementsOf(ids.stream().map(SessionId::toString).toList());
  }

  @Test
  void manyAmongManyAreEachListedWhateverTheFiltersAndTheLimit() throws Exception {
    List<Session> good = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    for (int number = 0; number < MANY; number++) {
      Session session = given(aSession().onBranch(number % 2 == 0 ? "even" : "odd"));
      if (number % 3 == 0) {
        makeUnreadable(session.id());
        bad.add(session.id().toString());
      } else {
        good.add(session);
      }
    }
    SessionQuery all = SessionQuery.all();

    for (SessionQuery query :
        List.of(
            all,
            all.limitedTo(1),
            all.limitedTo(bad.size()),
            all.onBranch("odd"),
            all.onBranch("even").limitedTo(3),
            all.withStatus(SessionStatus.FAILED))) {
      QueryResult result = queried(query);

      assertThat(result.unreadable())
          .as(query.toString())
          .extracting(UnreadableRecord::name)
          .containsExactlyInAnyOrderElementsOf(bad);
      assertThat(result.sessions())
          .as(query.toString())
          .isEqualTo(
              good.stream()
                  .filter(query::matches)
                  .sorted(SessionQuery.ORDER)
                  .limit(query.limit().orElse(MANY))
                  .toList());
    }
    assertThat(store().idsStartingWith("")).hasSize(MANY);
  }

  @Test
  void theOthersAreReadAndChangedAsEver() throws Exception {
    makeUnreadable(newId());
    Session session = given(aSession());

    Session changed = store().update(session.id(), ContractGroup::countTask).session();

    assertThat(store().find(session.id())).contains(changed);
    assertThat(store().history(session.id())).hasSize(2);
    store().delete(session.id());
    assertAbsent(store(), session.id());
  }

  private static void assertListed(SessionId id, QueryResult result) {
    assertThat(result.unreadable()).singleElement().satisfies(record -> assertTells(record, id));
  }

  private static void assertUnreadable(SessionId id, ThrowingCallable method) {
    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(method)
        .satisfies(e -> assertTells(e.record(), id));
  }

  private static void assertTells(UnreadableRecord record, SessionId id) {
    assertThat(record.name()).isEqualTo(id.toString());
    assertThat(record.location()).isNotBlank();
    assertThat(record.reason()).isNotBlank();
  }
}
