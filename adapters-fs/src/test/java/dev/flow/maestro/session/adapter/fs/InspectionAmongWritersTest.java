package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inspection that mends, again and again, while others create, change and delete. */
class InspectionAmongWritersTest {

  private static final int WRITERS = 3;
  private static final int CHANGES = ProofSize.of(60, 5_000);

  @TempDir Path root;

  @Test
  void takesNothingThatIsUnderWayForDamageAndLosesNothing() throws Exception {
    SessionId shared = Stores.create(new FileSessionRepository(root), aSession().revision());
    List<Finding> findings = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    try {
      AtomicBoolean done = new AtomicBoolean();
      Future<?> inspector =
          threads.submit(
              () -> {
                FileSessionRepository store = new FileSessionRepository(root);
                do {
                  findings.addAll(store.inspect(Inspection.repairing()).findings());
                } while (!done.get());
              });
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(() -> createChangeDelete(shared)));
      }
      for (Future<?> writer : writers) {
        writer.get(10, TimeUnit.MINUTES);
      }
      done.set(true);
      inspector.get(1, TimeUnit.MINUTES);
    } finally {
      threads.shutdownNow();
    }

    // That somebody is at work is no damage.
    findings.removeIf(finding -> finding.code() == Finding.Code.LOCKED);
    assertThat(findings).isEmpty();
    FileSessionRepository store = new FileSessionRepository(root);
    assertThat(Stores.require(store, shared).statistics().completedTasks())
        .isEqualTo((long) WRITERS * CHANGES);
    assertThat(store.history(shared)).hasSize(1 + WRITERS * CHANGES);
  }

  private void createChangeDelete(SessionId shared) {
    FileSessionRepository store = new FileSessionRepository(root);
    for (int i = 0; i < CHANGES; i++) {
      store.update(shared, Stores.countingOne());
      if (i % 10 == 0) {
        SessionId own = Stores.create(store, aSession().revision());
        store.update(own, Stores.countingOne());
        store.delete(own);
      }
    }
  }
}
