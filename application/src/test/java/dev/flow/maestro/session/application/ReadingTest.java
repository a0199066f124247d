package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ABSENT;
import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The use cases that get one session, its history, or delete it. */
class ReadingTest {

  private final Workbench bench = new Workbench();

  private static void assertNotFound(Runnable use) {
    assertThatThrownBy(use::run)
        .isInstanceOf(SessionNotFoundException.class)
        .hasMessage("no session \"" + ABSENT + "\"");
  }

  @Nested
  class Getting {

    @Test
    void givesTheSessionAsItIsNow() {
      Session other = bench.session();
      Session session = bench.session(PLANNING);

      assertThat(new GetSession(bench.ports).get(session.id())).isEqualTo(session);
      assertThat(new GetSession(bench.ports).get(other.id())).isEqualTo(other);
    }

    @Test
    void ofNoSessionIsRefused() {
      assertNotFound(() -> new GetSession(bench.ports).get(ABSENT));
    }
  }

  @Nested
  class History {

    @Test
    void hasTheEventsOfTheSessionOldestFirst() {
      bench.session(PAUSED);
      Session session = bench.session(PLANNING);
      bench.manager.updateSession(session.id(), ONE_MORE_TASK);

      List<SessionEvent> history = new ReadHistory(bench.ports).history(session.id());

      assertThat(history)
          .extracting(SessionEvent::type)
          .containsExactly(
              SessionEvent.Type.CREATED, SessionEvent.Type.TRANSITIONED, SessionEvent.Type.UPDATED);
      assertThat(history).extracting(SessionEvent::revision).containsExactly(1L, 2L, 3L);
      assertThat(history).extracting(SessionEvent::sessionId).containsOnly(session.id());
    }

    @Test
    void isWhatTheObserverWasTold() {
      Session session = bench.session(PLANNING, PAUSED);

      assertThat(new ReadHistory(bench.ports).history(session.id())).isEqualTo(bench.events);
    }

    @Test
    void cannotBeChangedByItsReader() {
      Session session = bench.session();
      SessionEvent event = bench.events.get(0);

      assertThatThrownBy(() -> bench.manager.history(session.id()).add(event))
          .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void ofNoSessionIsRefused() {
      assertNotFound(() -> new ReadHistory(bench.ports).history(ABSENT));
    }
  }

  @Nested
  class Deleting {

    @Test
    void removesTheSessionWithItsHistoryAndNoOther() {
      Session other = bench.session(PLANNING);
      Session session = bench.session(PLANNING);

      new DeleteSession(bench.ports).delete(session.id());

      assertThat(bench.repository.find(session.id())).isEqualTo(Optional.empty());
      assertThatThrownBy(() -> bench.repository.history(session.id()))
          .isInstanceOf(SessionNotFoundException.class);
      assertThat(bench.stored(other.id())).isEqualTo(other);
    }

    @Test
    void ofNoSessionIsRefused() {
      assertNotFound(() -> new DeleteSession(bench.ports).delete(ABSENT));
    }

    @Test
    void aSecondTimeIsRefused() {
      Session session = bench.session();
      new DeleteSession(bench.ports).delete(session.id());

      assertThatThrownBy(() -> new DeleteSession(bench.ports).delete(session.id()))
          .isInstanceOf(SessionNotFoundException.class);
    }
  }
}
