package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_REPORT;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_TASKS;
import static dev.flow.maestro.session.domain.SessionStatus.IMPLEMENTING;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static dev.flow.maestro.session.domain.SessionStatus.VALIDATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The examples of the specification, in Java. Where they jump from implementing to completed, which
 * the specification's own table forbids, they go the legal way.
 */
class SpecificationExamplesTest {

  private final Workbench bench = new Workbench();
  private final SessionManager manager = bench.manager;

  @Nested
  class ApiReference {

    @Test
    void createSession() {
      Session session =
          manager.createSession(
              "Add user authentication",
              SessionConfiguration.defaults()
                  .withMaxIterations(3)
                  .withTimeoutMinutes(120)
                  .withAutoCheckpoint(true));

      assertThat(session.status()).isEqualTo(INITIALIZING);
      assertThat(session.configuration()).isEqualTo(new SessionConfiguration(3, 120, true, true));
    }

    @Test
    void getSession() {
      Session session = manager.createSession("Add user authentication");

      assertThat(manager.getSession(session.id())).isEqualTo(session);
    }

    @Test
    void updateSession() {
      Session session = manager.createSession("Add user authentication");

      Session updated =
          manager.updateSession(
              session.id(),
              SessionUpdate.builder()
                  .phase(SessionPhase.IMPLEMENT)
                  .set(SessionField.TOTAL_TASKS, 10)
                  .set(SessionField.COMPLETED_TASKS, 5)
                  .build());

      assertThat(updated.currentPhase()).contains(SessionPhase.IMPLEMENT);
      assertThat(updated.statistics().totalTasks()).isEqualTo(10);
      assertThat(updated.statistics().completedTasks()).isEqualTo(5);
      assertThat(updated.status()).isEqualTo(INITIALIZING);
    }

    @Test
    void deleteSession() {
      Session session = manager.createSession("Add user authentication");

      manager.deleteSession(session.id());

      assertThat(manager.querySessions(SessionQuery.all()).sessions()).isEmpty();
    }
  }

  @Nested
  class BasicWorkflow {

    @Test
    void fromPlanToReport() {
      // Create session
      SessionId id = manager.createSession("Build REST API").id();

      // Transition through states
      manager.transitionState(id, PLANNING);
      manager.transitionState(id, GENERATING_TASKS);
      manager.transitionState(id, IMPLEMENTING);

      // Update statistics
      manager.updateSession(
          id,
          SessionUpdate.builder()
              .set(SessionField.TOTAL_TASKS, 10)
              .set(SessionField.COMPLETED_TASKS, 5)
              .build());

      // Complete session
      bench.later(Duration.ofSeconds(90));
      manager.transitionState(id, VALIDATING);
      manager.transitionState(id, GENERATING_REPORT);
      Session completed = manager.transitionState(id, COMPLETED);

      assertThat(completed.status()).isEqualTo(COMPLETED);
      assertThat(completed.currentPhase()).contains(SessionPhase.CLEANUP);
      assertThat(completed.completedAt()).contains(Workbench.START.plusSeconds(90));
      assertThat(completed.statistics().durationSeconds()).isEqualTo(90);
      assertThat(completed.statistics().completedTasks()).isEqualTo(5);
      assertThat(manager.history(id))
          .extracting(SessionEvent::to)
          .containsExactly(
              INITIALIZING,
              PLANNING,
              GENERATING_TASKS,
              IMPLEMENTING,
              IMPLEMENTING,
              VALIDATING,
              GENERATING_REPORT,
              COMPLETED);
    }

    @Test
    void validationMaySendTheWorkBack() {
      SessionId id = bench.session(PLANNING, GENERATING_TASKS, IMPLEMENTING, VALIDATING).id();

      assertThat(manager.transitionState(id, IMPLEMENTING).currentPhase())
          .contains(SessionPhase.IMPLEMENT);
    }
  }

  @Nested
  class PauseAndResume {

    @Test
    void duringExecution() {
      SessionId id = bench.session(PLANNING, GENERATING_TASKS, IMPLEMENTING).id();

      // Pause during execution
      Session paused = manager.transitionState(id, PAUSED);
      assertThat(paused.currentPhase()).contains(SessionPhase.IMPLEMENT);
      assertThat(manager.listActiveSessions().sessions()).containsExactly(paused);

      // Later, resume
      Session resumed = manager.transitionState(id, IMPLEMENTING);
      assertThat(resumed.status()).isEqualTo(IMPLEMENTING);
      assertThat(resumed.currentPhase()).contains(SessionPhase.IMPLEMENT);
    }
  }

  @Nested
  class Queries {

    private final Session first = bench.session(PLANNING);
    private final Session second =
        bench.checkOut("feature/auth").later(Duration.ofDays(1)).session(PAUSED, COMPLETED);
    private final Session third = bench.later(Duration.ofDays(30)).session(PLANNING);

    @Test
    void allSessions() {
      assertThat(manager.querySessions(SessionQuery.all()).sessions())
          .containsExactly(third, second, first);
    }

    @Test
    void byStatus() {
      assertThat(manager.querySessions(SessionQuery.all().withStatus(PLANNING)).sessions())
          .containsExactly(third, first);
    }

    @Test
    void byBranch() {
      assertThat(manager.querySessions(SessionQuery.all().onBranch("main")).sessions())
          .containsExactly(first);
    }

    @Test
    void byDateRange() {
      SessionQuery january =
          SessionQuery.all()
              .createdAfter(Instant.parse("2026-01-01T00:00:00Z"))
              .createdBefore(Instant.parse("2026-01-31T23:59:59Z"));

      assertThat(manager.querySessions(january).sessions()).containsExactly(second, first);
    }

    @Test
    void withLimit() {
      assertThat(manager.querySessions(SessionQuery.all().limitedTo(2)).sessions())
          .containsExactly(third, second);
    }

    @Test
    void activeSessions() {
      assertThat(manager.listActiveSessions().sessions()).containsExactly(third, first);
    }

    @Test
    void recentSessions() {
      assertThat(manager.getRecentSessions(1).sessions()).containsExactly(third);
    }
  }

  @Nested
  class PrdTracking {

    @Test
    void attachPrdToSession() {
      Session session = bench.session(PLANNING);

      Session updated =
          manager.updateSession(
              session.id(),
              SessionUpdate.builder()
                  .set(SessionField.PRD_FILENAME, "prd.md")
                  .set(SessionField.PRD_PATH, "/path/to/prd.md")
                  .set(SessionField.PRD_VERSION, "1.0.0")
                  .build());

      assertThat(updated.prdReference())
          .contains(
              new PrdReference(
                  Optional.of("prd.md"), Optional.of("/path/to/prd.md"), Optional.of("1.0.0")));
    }
  }

  @Nested
  class ErrorHandling {

    @Test
    void sessionNotFound() {
      assertThatThrownBy(() -> manager.resolveSessionId("nonexistent"))
          .isInstanceOf(SessionNotFoundException.class)
          .hasMessage("no session \"nonexistent\"");
    }

    @Test
    void invalidTransition() {
      Session session = bench.session(PLANNING);

      // Can't skip to completed
      assertThatThrownBy(() -> manager.transitionState(session.id(), COMPLETED))
          .isInstanceOf(IllegalTransitionException.class)
          .hasMessageContaining("cannot go from planning to completed")
          .hasMessageEndingWith("allowed: generating_tasks, failed, paused");
      assertThat(manager.getSession(session.id())).isEqualTo(session);
    }
  }
}
