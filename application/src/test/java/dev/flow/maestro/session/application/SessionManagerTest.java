package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each operation of the facade reaches its use case. */
class SessionManagerTest {

  private final Workbench bench = new Workbench();
  private final SessionManager manager = bench.manager;

  @Nested
  class Operation {

    @Test
    void createsASessionWithTheDefaults() {
      Session session = manager.createSession("Build REST API");

      assertThat(session.featureRequest()).isEqualTo("Build REST API");
      assertThat(session.configuration()).isEqualTo(SessionConfiguration.defaults());
      assertThat(bench.stored(session.id())).isEqualTo(session);
    }

    @Test
    void createsASessionWithAConfiguration() {
      SessionConfiguration patient = new SessionConfiguration(5, 180, false, false);

      assertThat(manager.createSession("Build REST API", patient).configuration())
          .isEqualTo(patient);
    }

    @Test
    void getsASession() {
      Session session = bench.session(PLANNING);

      assertThat(manager.getSession(session.id())).isEqualTo(session);
    }

    @Test
    void updatesASession() {
      Session session = bench.session();

      assertThat(manager.updateSession(session.id(), ONE_MORE_TASK).statistics().totalTasks())
          .isEqualTo(1);
    }

    @Test
    void updatesASessionThatIsAsExpectedForAReason() {
      Session session = bench.session();
      Optional<String> reason = Optional.of("found one more");

      manager.updateSession(session.id(), ONE_MORE_TASK, Expectation.revision(1), reason);

      assertThat(manager.history(session.id()))
          .last()
          .extracting(SessionEvent::reason)
          .isEqualTo(reason);
      assertThatThrownBy(
              () ->
                  manager.updateSession(
                      session.id(), ONE_MORE_TASK, Expectation.revision(1), reason))
          .isInstanceOf(SessionConflictException.class);
    }

    @Test
    void movesASession() {
      Session session = bench.session();

      assertThat(manager.transitionState(session.id(), PLANNING).status()).isEqualTo(PLANNING);
    }

    @Test
    void movesASessionThatIsAsExpectedForAReason() {
      Session session = bench.session();
      Optional<String> reason = Optional.of("lunch");

      manager.transitionState(session.id(), PAUSED, Expectation.revision(1), reason);

      assertThat(manager.history(session.id()))
          .last()
          .extracting(SessionEvent::reason)
          .isEqualTo(reason);
      assertThatThrownBy(
              () ->
                  manager.transitionState(session.id(), PLANNING, Expectation.revision(1), reason))
          .isInstanceOf(SessionConflictException.class);
    }

    @Test
    void queriesSessions() {
      Session session = bench.session(PLANNING);
      bench.session();

      assertThat(manager.querySessions(SessionQuery.all().withStatus(PLANNING)).sessions())
          .containsExactly(session);
    }

    @Test
    void deletesASession() {
      Session session = bench.session();

      manager.deleteSession(session.id());

      assertThatThrownBy(() -> manager.getSession(session.id()))
          .isInstanceOf(SessionNotFoundException.class);
    }

    @Test
    void findsAnIdByItsFirstCharacters() {
      Session session = bench.session();

      assertThat(manager.resolveSessionId("0000")).isEqualTo(session.id());
    }
  }

  @Nested
  class ActiveSessions {

    @Test
    void areAllThatHaveNotEndedNewestFirst() {
      Session oldest = bench.session(PLANNING);
      bench.later(Duration.ofSeconds(1)).session(FAILED);
      bench.session(PAUSED, COMPLETED);
      Session newest = bench.later(Duration.ofSeconds(1)).session(PAUSED);

      assertThat(manager.listActiveSessions().sessions()).containsExactly(newest, oldest);
      assertThat(manager.listActiveSessions().unreadable()).isEmpty();
    }

    @Test
    void areNoneInAnEmptyStore() {
      assertThat(manager.listActiveSessions().sessions()).isEmpty();
    }
  }

  @Nested
  class RecentSessions {

    private final List<Session> newestFirst = twelveSessions();

    private List<Session> twelveSessions() {
      List<Session> sessions = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        sessions.add(bench.later(Duration.ofSeconds(1)).session());
      }
      Collections.reverse(sessions);
      return sessions;
    }

    @Test
    void areTheTenNewest() {
      assertThat(manager.getRecentSessions().sessions()).isEqualTo(newestFirst.subList(0, 10));
    }

    @Test
    void areAsManyAsAskedFor() {
      assertThat(manager.getRecentSessions(3).sessions()).isEqualTo(newestFirst.subList(0, 3));
      assertThat(manager.getRecentSessions(100).sessions()).isEqualTo(newestFirst);
    }

    @Test
    void includeThoseThatHaveEnded() {
      Session ended = manager.transitionState(newestFirst.get(0).id(), FAILED);

      assertThat(manager.getRecentSessions(1).sessions()).containsExactly(ended);
    }

    @Test
    void areAtLeastOne() {
      assertThatThrownBy(() -> manager.getRecentSessions(0))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("limit");
    }
  }
}
