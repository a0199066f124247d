package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ABSENT;
import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.IdempotencyConflictException;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Requests that have a name and are made again. */
class IdempotencyTest {

  private static final IdempotencyKey KEY = new IdempotencyKey("k-1", "a request");

  private final Workbench bench = new Workbench();
  private final SessionManager keyed = bench.manager.withIdempotencyKey(KEY);

  @Nested
  class AChange {

    private final Session session = bench.session(SessionStatus.PLANNING);

    @Test
    void isMadeOnceAndGivesTheFirstResult() {
      Session first = keyed.updateSession(session.id(), ONE_MORE_TASK);
      bench.manager.transitionState(session.id(), SessionStatus.PAUSED);
      int told = bench.events.size();

      assertThat(keyed.updateSession(session.id(), ONE_MORE_TASK)).isEqualTo(first);
      assertThat(bench.stored(session.id()).statistics().totalTasks()).isEqualTo(1);
      assertThat(bench.stored(session.id()).status()).isEqualTo(SessionStatus.PAUSED);
      assertThat(bench.events).hasSize(told);
    }

    @Test
    void thatCannotBeMadeTwiceIsNotRefusedTheSecondTime() {
      Session ended = keyed.transitionState(session.id(), SessionStatus.FAILED);

      assertThat(keyed.transitionState(session.id(), SessionStatus.FAILED)).isEqualTo(ended);
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> bench.manager.transitionState(session.id(), SessionStatus.FAILED));
    }

    @Test
    void thatWasRefusedMayBeTriedAgain() {
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> keyed.transitionState(session.id(), SessionStatus.VALIDATING));

      assertThat(keyed.transitionState(session.id(), SessionStatus.FAILED).revision()).isEqualTo(3);
    }

    @Test
    void ofAnotherRequestIsRefused() {
      keyed.updateSession(session.id(), ONE_MORE_TASK);
      SessionManager other =
          bench.manager.withIdempotencyKey(new IdempotencyKey("k-1", "another request"));

      assertThatExceptionOfType(IdempotencyConflictException.class)
          .isThrownBy(() -> other.pauseSession(session.id()))
          .satisfies(e -> assertThat(e.details()).containsEntry("revision", 3L));
      assertThat(bench.stored(session.id()).revision()).isEqualTo(3);
    }

    @Test
    void ofAnotherNameIsMade() {
      keyed.updateSession(session.id(), ONE_MORE_TASK);
      bench
          .manager
          .withIdempotencyKey(new IdempotencyKey("k-2", "a request"))
          .updateSession(session.id(), ONE_MORE_TASK);

      assertThat(bench.stored(session.id()).statistics().totalTasks()).isEqualTo(2);
    }

    @Test
    void isMadeOnceByAllWhoAskAtOnce() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Callable<Session>> requests = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          requests.add(
              i % 4 == 0
                  ? () -> bench.manager.updateSession(session.id(), ONE_MORE_TASK)
                  : () -> keyed.updateSession(session.id(), ONE_MORE_TASK));
        }
        for (Future<Session> result : threads.invokeAll(requests)) {
          assertThat(result.get()).isNotNull();
        }
      } finally {
        threads.shutdownNow();
      }

      assertThat(bench.stored(session.id()).statistics().totalTasks()).isEqualTo(16 + 1);
      assertThat(bench.repository.history(session.id()))
          .filteredOn(event -> event.key().isPresent())
          .hasSize(1);
    }

    @Test
    void isLookedAtAgainWhenSomebodyComesBetween() {
      List<SessionId> between = new ArrayList<>(List.of(session.id()));
      SessionManager overtaken =
          new SessionManager(
                  bench.portsOver(
                      new ForwardingSessionRepository(bench.repository) {
                        @Override
                        public SessionRevision update(SessionId id, SessionChange change) {
                          if (!between.isEmpty()) {
                            between.clear();
                            keyed.updateSession(id, ONE_MORE_TASK);
                          }
                          return super.update(id, change);
                        }
                      }))
              .withIdempotencyKey(KEY);

      overtaken.updateSession(session.id(), ONE_MORE_TASK);

      assertThat(bench.stored(session.id()).statistics().totalTasks()).isEqualTo(1);
    }

    @Test
    void ofNoSessionIsRefused() {
      assertThatExceptionOfType(SessionNotFoundException.class)
          .isThrownBy(() -> keyed.pauseSession(ABSENT));
    }

    @Test
    void thatIsADeletionIsDoneOnce() {
      keyed.deleteSession(session.id());
      keyed.deleteSession(session.id());

      assertThat(bench.manager.listTrash().sessions()).hasSize(1);
      assertThatExceptionOfType(SessionNotFoundException.class)
          .isThrownBy(() -> bench.manager.deleteSession(session.id()));
      assertThatExceptionOfType(SessionNotFoundException.class)
          .isThrownBy(() -> keyed.deleteSession(ABSENT));
    }
  }

  @Nested
  class ACreation {

    @Test
    void makesOneSessionAndGivesItAsItWas() {
      Session first = keyed.createSession("Add search");
      bench.manager.transitionState(first.id(), SessionStatus.PLANNING);

      assertThat(keyed.createSession("Add search")).isEqualTo(first);
      assertThat(first.id()).isEqualTo(KEY.sessionId());
      assertThat(bench.manager.listActiveSessions().sessions()).hasSize(1);
      assertThat(bench.events).hasSize(2);
    }

    @Test
    void ofAnotherRequestIsRefused() {
      Session first = keyed.createSession("Add search");

      assertThatExceptionOfType(IdempotencyConflictException.class)
          .isThrownBy(() -> keyed.createSession("Add find"));
      assertThatExceptionOfType(IdempotencyConflictException.class)
          .isThrownBy(
              () ->
                  bench
                      .manager
                      .withIdempotencyKey(new IdempotencyKey("k-1", "with other flags"))
                      .createSession("Add search", SessionConfiguration.defaults()));
      assertThat(bench.stored(first.id())).isEqualTo(first);
    }
  }

  @Test
  void anEditFromOutsideLeavesTheSessionAsItIsNow() {
    Session session = bench.session(SessionStatus.PLANNING);
    keyed.updateSession(session.id(), ONE_MORE_TASK);
    Session edited =
        bench
            .repository
            .update(
                session.id(),
                current ->
                    current.acceptExternalEdit(
                        Optional.of(bench.events.get(bench.events.size() - 1))))
            .session();

    assertThat(keyed.updateSession(session.id(), ONE_MORE_TASK)).isEqualTo(edited);
  }
}
