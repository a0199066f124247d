package dev.flow.maestro.session.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.HistoryCheck;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * The server is killed in the middle of its work, and what it has acknowledged is there afterwards.
 */
class KilledServerTest {

  private static final int WRITERS = 4;
  private static final int KILLS = 3;

  /** Before each kill, so many changes of each writer were acknowledged. */
  private static final int CHANGES = 20;

  @Test
  void nothingAcknowledgedIsLostAndNothingHappenedTwice() throws Exception {
    try (Server server = Server.start()) {
      String database = server.newDatabase();
      try (PostgresSessionRepository store =
          PostgresSessionRepository.open(
              server.settings(database).withDeadline(Duration.ofMinutes(2)))) {
        SessionRevision first = SessionBuilder.aSession().revision();
        SessionId id = first.session().id();
        store.create(first);

        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
          acknowledged.addAll(changesAround(kill, server, store, id));
        }

        List<SessionEvent> history = store.history(id);
        List<String> told =
            history.stream().map(SessionEvent::reason).flatMap(Optional::stream).toList();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * WRITERS * CHANGES);
        assertThat(told).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(HistoryCheck.contradictions(store.find(id).orElseThrow(), history)).isEmpty();
        assertThat(store.find(id).orElseThrow().statistics().totalTasks()).isEqualTo(told.size());
      }
    }
  }

  /** Changes the session in several threads, and kills the server while they do. */
  private static List<String> changesAround(
      int kill, Server server, PostgresSessionRepository store, SessionId id) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch underWay = new CountDownLatch(WRITERS * CHANGES);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<List<String>>> writers = new ArrayList<>();
      for (int number = 0; number < WRITERS; number++) {
        String prefix = kill + "-" + number + "-";
        writers.add(
            threads.submit(
                () -> {
                  List<String> acknowledged = new ArrayList<>();
                  for (int round = 0; !done.get(); round++) {
                    String token = prefix + round;
                    try {
                      store.update(id, Changes.countedAs(token));
                      acknowledged.add(token);
                      underWay.countDown();
                    } catch (SessionException e) {
                      // Not acknowledged: it may be there or not.
                    }
                  }
                  return acknowledged;
                }));
      }
      underWay.await();
      server.kill();
      server.startAgain();
      done.set(true);
      List<String> acknowledged = new ArrayList<>();
      for (Future<List<String>> writer : writers) {
        acknowledged.addAll(writer.get());
      }
      return acknowledged;
    } finally {
      threads.shutdownNow();
    }
  }
}
