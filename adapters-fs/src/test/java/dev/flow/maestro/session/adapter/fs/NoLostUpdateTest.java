package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise G5: of many processes and threads that change the same sessions, none loses a change. */
class NoLostUpdateTest {

  private static final int PROCESSES = ProofSize.of(4, 8);
  private static final int THREADS = ProofSize.of(4, 8);
  private static final int CHANGES = ProofSize.of(250, 5_000);

  @TempDir Path root;

  @Test
  void eachAcknowledgedChangeIsInTheHistoryOnce() throws Exception {
    FileSessionRepository store = new FileSessionRepository(root);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(Stores.create(store, aSession().revision()).toString());
    }
    List<Process> processes = new ArrayList<>();
    List<String> acknowledged = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    try {
      for (int p = 0; p < PROCESSES; p++) {
        List<String> arguments = new ArrayList<>(List.of("count", root.toString(), "p" + p));
        arguments.add(String.valueOf(THREADS));
        arguments.add(String.valueOf(CHANGES));
        arguments.addAll(ids);
        processes.add(StoreWorker.start(arguments.toArray(String[]::new)));
      }
      for (Process process : processes) {
        try (BufferedReader out = process.inputReader()) {
          out.lines()
              .map(line -> line.split(" "))
              .forEach(told -> (told[0].equals("done") ? acknowledged : refused).add(told[3]));
        }
        assertThat(process.waitFor()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }

    List<String> stored = new ArrayList<>();
    for (String id : ids) {
      List<SessionEvent> history = store.history(SessionId.parse(id).orElseThrow());
      history.stream().skip(1).forEach(event -> stored.add(event.reason().orElseThrow()));
      assertThat(Stores.require(store, history.get(0).sessionId()).revision())
          .isEqualTo(history.size());
      assertThat(Stores.require(store, history.get(0).sessionId()).statistics().completedTasks())
          .isEqualTo(history.size() - 1);
    }
    assertThat(acknowledged.size() + refused.size()).isEqualTo(PROCESSES * THREADS * CHANGES);
    assertThat(stored).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(acknowledged).hasSizeGreaterThan(CHANGES);
    System.out.printf("G5: %d changes, %d refused%n", acknowledged.size(), refused.size());
  }
}
