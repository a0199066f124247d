package dev.flow.maestro.session.application.port;

import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the store contract of the testkit would also say; here so that this module stands alone. */
class InMemorySessionRepositoryTest {

  private static final Instant NOW = Instant.parse("2026-01-07T13:00:00Z");

  private final InMemorySessionRepository store = new InMemorySessionRepository();
  private final SessionRevision first = firstOf("ab000000-0000-4000-8000-000000000001");
  private final SessionId id = first.session().id();

  private static SessionRevision firstOf(String id) {
    return Session.start(
        SessionId.parse(id).orElseThrow(),
        "x",
        SessionConfiguration.defaults(),
        GitContext.none("/work"),
        NOW);
  }

  private static SessionRevision toPlanning(Session session) {
    return session.transition(PLANNING, TransitionPolicy.specification(), NOW, Optional.empty());
  }

  @Nested
  class Create {

    @Test
    void storesSessionAndEvent() {
      store.create(first);

      assertThat(store.find(id)).contains(first.session());
      assertThat(store.history(id)).containsExactly(first.event());
    }

    @Test
    void isRefusedWhereTheIdIsTakenAndChangesNothing() {
      store.create(first);
      SessionRevision next = store.update(id, InMemorySessionRepositoryTest::toPlanning);

      assertThatThrownBy(() -> store.create(first)).isInstanceOf(SessionExistsException.class);

      assertThat(store.find(id)).contains(next.session());
      assertThat(store.history(id)).hasSize(2);
    }
  }

  @Nested
  class Update {

    @Test
    void storesAndReturnsTheNextRevisionWithItsEvent() {
      store.create(first);

      SessionRevision next = store.update(id, InMemorySessionRepositoryTest::toPlanning);

      assertThat(next).isEqualTo(toPlanning(first.session()));
      assertThat(store.find(id)).contains(next.session());
      assertThat(store.history(id)).containsExactly(first.event(), next.event());
    }

    @Test
    void thatThrowsChangesNothing() {
      IllegalStateException bug = new IllegalStateException("no");
      store.create(first);

      assertThatThrownBy(
              () ->
                  store.update(
                      id,
                      current -> {
                        throw bug;
                      }))
          .isSameAs(bug);

      assertThat(store.find(id)).contains(first.session());
      assertThat(store.history(id)).hasSize(1);
    }

    @Test
    void thatGivesAnotherSessionOrNotTheNextRevisionChangesNothing() {
      store.create(first);
      SessionRevision otherId =
          toPlanning(firstOf("ab000000-0000-4000-8000-000000000002").session());
      SessionRevision skipping = toPlanning(first.session().withRevision(2));

      assertThatThrownBy(() -> store.update(id, current -> otherId))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(otherId.session().id().toString());
      assertThatThrownBy(() -> store.update(id, current -> skipping))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a change of session %s at revision 1 gave session %s at revision 3", id, id);
      assertThatThrownBy(() -> store.update(id, current -> first))
          .isInstanceOf(IllegalArgumentException.class);

      assertThat(store.find(id)).contains(first.session());
      assertThat(store.history(id)).hasSize(1);
    }

    @Test
    void ofNoSessionIsRefusedAndTheChangeIsNotAskedFor() {
      assertThatThrownBy(
              () ->
                  store.update(
                      id,
                      current -> {
                        throw new IllegalStateException("was asked");
                      }))
          .isInstanceOf(SessionNotFoundException.class);
      assertThat(store.find(id)).isEmpty();
    }
  }

  @Nested
  class Reading {

    @Test
    void findsNothingInAnEmptyStore() {
      assertThat(store.find(id)).isEmpty();
      assertThat(store.query(SessionQuery.all())).isEqualTo(new QueryResult(List.of(), List.of()));
      assertThat(store.idsStartingWith("")).isEmpty();
      assertThatThrownBy(() -> store.history(id)).isInstanceOf(SessionNotFoundException.class);
    }

    @Test
    void givesAHistoryThatLaterChangesDoNotReach() {
      store.create(first);
      List<SessionEvent> before = store.history(id);
      store.update(id, InMemorySessionRepositoryTest::toPlanning);

      assertThat(before).containsExactly(first.event());
    }

    @Test
    void givesTheIdsThatBeginLikeThisInOrder() {
      SessionRevision third = firstOf("ab000000-0000-4000-8000-000000000003");
      SessionRevision second = firstOf("ab000000-0000-4000-8000-000000000002");
      SessionRevision other = firstOf("b0000000-0000-4000-8000-000000000000");
      List.of(third, other, first, second).forEach(store::create);

      assertThat(store.idsStartingWith("ab"))
          .containsExactly(id, second.session().id(), third.session().id());
      assertThat(store.idsStartingWith("")).hasSize(4);
      assertThat(store.idsStartingWith("c")).isEmpty();
    }
  }

  @Nested
  class Delete {

    @Test
    void leavesRoomForANewSessionOfTheSameId() {
      store.create(first);
      store.update(id, InMemorySessionRepositoryTest::toPlanning);
      store.delete(id);
      store.create(first);

      assertThat(store.history(id)).containsExactly(first.event());
    }

    @Test
    void ofNoSessionIsRefused() {
      SessionId absent = new SessionId(new UUID(1, 2));

      assertThatThrownBy(() -> store.delete(absent)).isInstanceOf(SessionNotFoundException.class);
    }
  }
}
