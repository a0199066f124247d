package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.testkit.ProofSize;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise G5: of many processes and threads that change the same sessions, none loses a change. */
class NoLostUpdateTest {

  private static final int PROCESSES = ProofSize.of(4, 8);
  private static final int THREADS = ProofSize.of(4, 8);
  private static final int CHANGES = ProofSize.of(250, 5_000);
  private static final int SESSIONS = 3;

  @TempDir Path root;

  @Test
  void eachAcknowledgedChangeIsInTheHistoryOnce() throws Exception {
    new ManyWriters(root, PROCESSES, THREADS, THREADS * CHANGES).work("G5", SESSIONS);
  }
}
