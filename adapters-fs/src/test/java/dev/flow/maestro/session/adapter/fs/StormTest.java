package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.testkit.ProofSize;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises G1, G5 and G7 at once: processes that change the same sessions are killed at random, in
 * the lock and out of it, and go on. Of what they were told to have done nothing is lost, torn or
 * doubled; of what a kill left open each change is there or not, whole.
 */
class StormTest {

  private static final int PROCESSES = ProofSize.of(4, 16);
  private static final int CHANGES = ProofSize.of(40, 2_000);
  private static final int SESSIONS = ProofSize.of(4, 10);
  private static final int CHANGES_PER_LIFE = ProofSize.of(10, 50);

  @TempDir Path root;

  @Test
  void losesNothingTearsNothingDoublesNothing() throws Exception {
    int kills =
        new ManyWriters(root, PROCESSES, 1, CHANGES)
            .workAndDie("G1, G5, G7", SESSIONS, CHANGES_PER_LIFE);
    assertThat(kills).isPositive();
  }
}
