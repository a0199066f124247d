package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Everything that a change depends on is looked at where nobody can come between. */
class AtomicChangeTest {

  private final Workbench bench = new Workbench();
  private final SessionId id = bench.session().id();

  private Session update(SessionPorts ports, Expectation expectation) {
    return new UpdateSession(ports).update(id, ONE_MORE_TASK, expectation, Optional.empty());
  }

  private Session move(SessionPorts ports, SessionStatus to, Expectation expectation) {
    return new TransitionSession(ports).transition(id, to, expectation, Optional.empty());
  }

  @Nested
  class WithARival {

    /** Counts a task after the caller had its last look and before the caller's own change. */
    private final SessionRepository store =
        new ForwardingSessionRepository(bench.repository) {
          @Override
          public SessionRevision update(SessionId id, SessionChange change) {
            AtomicChangeTest.this.update(bench.ports, Expectation.none());
            return super.update(id, change);
          }
        };

    private final SessionPorts ports = bench.portsOver(store);

    @Test
    void theExpectationIsHeldAgainstWhatTheRivalLeft() {
      assertThatThrownBy(() -> update(ports, Expectation.revision(1)))
          .isInstanceOf(SessionConflictException.class)
          .hasMessageContaining("expected at revision 1, but is at revision 2");
      assertThatThrownBy(() -> move(ports, PLANNING, Expectation.revision(2)))
          .isInstanceOf(SessionConflictException.class)
          .hasMessageContaining("expected at revision 2, but is at revision 3");
    }

    @Test
    void anAmountIsAddedToWhatTheRivalLeft() {
      Session after = update(ports, Expectation.none());

      assertThat(after.statistics().totalTasks()).isEqualTo(2);
      assertThat(after.revision()).isEqualTo(3);
    }
  }

  @Nested
  class TriedAgain {

    /** Runs each change once in vain, as a store does where somebody else was faster. */
    private final SessionRepository store =
        new ForwardingSessionRepository(bench.repository) {
          @Override
          public SessionRevision update(SessionId id, SessionChange change) {
            return super.update(
                id,
                current -> {
                  SessionRevision inVain = change.apply(current);
                  SessionRevision again = change.apply(current);
                  assertThat(again).isEqualTo(inVain);
                  return again;
                });
          }
        };

    private final SessionPorts ports = bench.portsOver(store);

    @Test
    void isMadeOnceAndToldOfOnce() {
      bench.events.clear();

      update(ports, Expectation.revision(1));
      move(ports, PLANNING, Expectation.revision(2));

      assertThat(bench.stored(id).statistics().totalTasks()).isEqualTo(1);
      assertThat(bench.events).extracting(SessionEvent::revision).containsExactly(2L, 3L);
    }
  }

  @Nested
  class AmongThreads {

    private static final int THREADS = 8;
    private static final int TIMES = 200;

    private final SessionPorts ports = bench.ports.withObserver(SessionObserver.none());

    @Test
    void noAddedAmountIsLost() throws Exception {
      List<Long> seen =
          inAllThreads(
              () -> {
                List<Long> revisions = new ArrayList<>();
                for (int i = 0; i < TIMES; i++) {
                  revisions.add(update(ports, Expectation.none()).revision());
                }
                return revisions;
              });

      Session after = bench.stored(id);
      assertThat(after.statistics().totalTasks()).isEqualTo(THREADS * TIMES);
      assertThat(after.revision()).isEqualTo(1 + THREADS * TIMES);
      assertThat(seen)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(2, 1 + THREADS * TIMES).boxed().toList());
      assertThat(bench.repository.history(id))
          .extracting(SessionEvent::revision)
          .isEqualTo(LongStream.rangeClosed(1, 1 + THREADS * TIMES).boxed().toList());
    }

    @Test
    void oneOfManyWhoExpectTheSameRevisionComesThrough() throws Exception {
      List<Boolean> outcomes =
          inAllThreads(
              () -> {
                try {
                  update(ports, Expectation.revision(1));
                  return List.of(true);
                } catch (SessionConflictException e) {
                  return List.of(false);
                }
              });

      assertThat(Collections.frequency(outcomes, true)).isEqualTo(1);
      assertThat(Collections.frequency(outcomes, false)).isEqualTo(THREADS - 1);
      assertThat(bench.stored(id).revision()).isEqualTo(2);
    }

    /** Does the work in all threads, which start at once, and gives what came out. */
    private static <T> List<T> inAllThreads(Callable<List<T>> work) throws Exception {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      Callable<List<T>> startAndWork =
          () -> {
            start.await();
            return work.call();
          };
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<T> results = new ArrayList<>();
        for (Future<List<T>> result :
            threads.invokeAll(Collections.nCopies(THREADS, startAndWork))) {
          results.addAll(result.get());
        }
        return results;
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
