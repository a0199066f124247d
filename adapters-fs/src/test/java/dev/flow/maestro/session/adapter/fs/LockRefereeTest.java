package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise G6: a lock has one holder. A {@link Referee} in this process counts them, while the
 * processes that hold are killed, their threads interrupted, and the lock files read by others.
 */
class LockRefereeTest {

  private static final int PROCESSES = ProofSize.of(2, 5);
  private static final int ROUNDS = ProofSize.of(500, 30_000);
  private static final int ROUNDS_PER_LIFE = ProofSize.of(120, 1_000);
  private static final int THREADS = 2;
  private static final int SESSIONS = 2;
  private static final int PAUSE_NANOS = 100_000;

  @TempDir Path root;

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void noTwoAreInALockAtOnce() throws Exception {
    FileSessionRepository store = new FileSessionRepository(root);
    List<SessionId> ids = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      ids.add(Stores.create(store, aSession().revision()));
    }
    Thread reader = new Thread(() -> readLockFiles(ids));
    long start = System.nanoTime();
    try (Referee referee = new Referee()) {
      List<Lives> lives = new ArrayList<>();
      for (int p = 0; p < PROCESSES; p++) {
        lives.add(
            Lives.many(
                (life, left) -> LockVisitor.start(root, referee.port(), THREADS, left, ids),
                told -> {},
                ROUNDS,
                ROUNDS_PER_LIFE,
                p));
      }
      reader.start();
      AtomicInteger kills = new AtomicInteger();
      // Who meets another in the lock may fail as well; the one tells what the other does not.
      assertAll(
          () -> Together.run(lives).forEach(kills::addAndGet),
          () -> assertThat(referee.fouls()).as("held by two").isEmpty());

      System.out.printf(
          "G6: %d processes of %d threads, %d holds of %d locks, %d kills, %d holders killed, %d"
              + " lock files read, none held by two; %d s%n",
          PROCESSES,
          THREADS,
          referee.visits(),
          SESSIONS,
          kills.get(),
          referee.killedInside(),
          reads.get(),
          (System.nanoTime() - start) / 1_000_000_000);
      assertThat(referee.visits()).isGreaterThanOrEqualTo(PROCESSES * ROUNDS);
      assertThat(kills).hasPositiveValue();
      assertThat(reads).hasPositiveValue();
    } finally {
      over.set(true);
      reader.join();
    }
  }

  /** In a process that holds none of the locks: in one that does, this would drop them. */
  private void readLockFiles(List<SessionId> ids) {
    StoreLayout layout = new StoreLayout(root);
    while (!over.get()) {
      for (SessionId id : ids) {
        try {
          assertThat(Files.readAllBytes(layout.lock(id))).isEmpty();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        reads.incrementAndGet();
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
