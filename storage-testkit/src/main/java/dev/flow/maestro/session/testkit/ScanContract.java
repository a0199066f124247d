package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ScanContract extends ContractGroup {

  private static final SessionQuery ALL = SessionQuery.all();

  ScanContract(SessionRepositoryContract contract) {
    super(contract);
  }

  /** Keeps what it is shown. */
  private static class Seen implements SessionVisitor {

    final List<Session> sessions = new ArrayList<>();
    final List<UnreadableRecord> unreadable = new ArrayList<>();

    @Override
    public void onSession(Session session) {
      sessions.add(session);
    }

    @Override
    public void onUnreadable(UnreadableRecord record) {
      unreadable.add(record);
    }
  }

  private Seen seen(SessionQuery query) {
    Seen seen = new Seen();
    store().scan(query, seen);
    return seen;
  }

  private Seen seenInOrder(SessionQuery query) {
    Seen seen = new Seen();
    store().scanInOrder(query, seen);
    return seen;
  }

  @Test
  void anEmptyStoreShowsNothing() {
    assertThat(seen(ALL).sessions).isEmpty();
    assertThat(seen(ALL).unreadable).isEmpty();
  }

  @Test
  void eachSessionIsShownOnceWhateverTheLimit() {
    List<Session> sessions = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      sessions.add(given(aSession()));
    }

    assertThat(seen(ALL).sessions).containsExactlyInAnyOrderElementsOf(sessions);
    assertThat(seen(ALL.limitedTo(1)).sessions).containsExactlyInAnyOrderElementsOf(sessions);
  }

  @Test
  void onlyWhatMeetsTheFiltersIsShown() {
    Session wanted = given(aSession().withStatus(SessionStatus.PAUSED).onBranch("main"));
    given(aSession().withStatus(SessionStatus.PAUSED).onBranch("other"));
    given(aSession().withStatus(SessionStatus.FAILED).onBranch("main"));

    assertThat(seen(ALL.withStatus(SessionStatus.PAUSED).onBranch("main")).sessions)
        .containsExactly(wanted);
  }

  @Test
  void whatCannotBeReadIsToldOnceWhateverTheFilters() throws Exception {
    SessionId id = newId();
    Session readable = given(aSession());
    makeUnreadable(id);

    assertThat(seen(ALL.onBranch("no such branch")).unreadable)
        .extracting(UnreadableRecord::name)
        .containsExactly(id.toString());
    assertThat(seen(ALL).sessions).containsExactly(readable);
  }

  @Test
  void inOrderTheNewestComesFirstWithinTheLimit() {
    Session middle = given(aSession().createdAt(LATER));
    Session newest = given(aSession().createdAt(LATER.plusSeconds(1)));
    given(aSession().createdAt(LATER.minusSeconds(1)));

    assertThat(seenInOrder(ALL.limitedTo(2)).sessions).containsExactly(newest, middle);
  }

  @Test
  void manyComeInOrderToo() {
    for (int number = 0; number < 400; number++) {
      given(aSession().createdAt(LATER.plusSeconds(number * 7919L % 401)));
    }

    assertThat(queried(ALL).sessions()).hasSize(400).isSortedAccordingTo(ALL.order());
    assertThat(queried(ALL.limitedTo(390)).sessions()).hasSize(390);
  }

  @Test
  void whatComesInOrderMayBeDeletedMeanwhile() {
    List<SessionId> ids = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      ids.add(given(aSession()).id());
    }
    Seen seen =
        new Seen() {
          @Override
          public void onSession(Session session) {
            super.onSession(session);
            ids.forEach(id -> store().find(id).ifPresent(found -> store().delete(id)));
          }
        };

    store().scanInOrder(ALL, seen);

    assertThat(seen.sessions).isNotEmpty().extracting(Session::id).doesNotHaveDuplicates();
    assertThat(seen.unreadable).isEmpty();
    ids.forEach(id -> assertAbsent(store(), id));
  }

  @Test
  void theVisitorMayReadAndChangeTheStore() {
    List<Session> sessions = List.of(given(aSession()), given(aSession()), given(aSession()));
    SessionId deleted = given(aSession()).id();
    Seen seen =
        new Seen() {
          @Override
          public void onSession(Session session) {
            super.onSession(session);
            if (session.id().equals(deleted)) {
              store().delete(deleted);
            } else {
              store().update(session.id(), ContractGroup::countTask);
            }
          }
        };

    store().scan(ALL, seen);

    assertThat(seen.sessions).extracting(Session::id).doesNotHaveDuplicates().hasSize(4);
    assertAbsent(store(), deleted);
    assertThat(sessions)
        .allSatisfy(
            session ->
                assertThat(store().find(session.id()).orElseThrow().revision()).isEqualTo(2));
  }

  @Test
  void whatTheVisitorThrowsEndsTheScanAndGoesThrough() {
    given(aSession());
    given(aSession());
    IllegalStateException enough = new IllegalStateException("enough");
    Seen seen =
        new Seen() {
          @Override
          public void onSession(Session session) {
            super.onSession(session);
            throw enough;
          }
        };

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> store().scan(ALL, seen))
        .isSameAs(enough);
    assertThat(seen.sessions).hasSize(1);
  }
}
