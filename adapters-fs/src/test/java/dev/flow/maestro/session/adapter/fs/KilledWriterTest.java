package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises G1 and G7: a writer that is killed loses nothing that it acknowledged, leaves nothing
 * half done, and keeps nobody waiting.
 */
class KilledWriterTest {

  private static final int AT_ONCE = 4;
  private static final int ROUNDS = ProofSize.of(25, 500);

  /** A change has two: it was begun, and it was done. */
  private static final int MOST_STEPS = 12;

  /** Longer than a change takes, so that a kill hits it anywhere. */
  private static final int LONGEST_DELAY_NANOS = 20_000_000;

  @TempDir Path root;

  private final Random random = new Random(20261124);

  @Test
  void losesNothingAndLeavesNothing() throws Exception {
    List<Victim> victims = new ArrayList<>();
    for (int v = 0; v < AT_ONCE; v++) {
      victims.add(new Victim(root.resolve("store" + v)));
    }
    int changes = 0;
    Duration slowest = Duration.ZERO;
    for (int round = 0; round < ROUNDS; round++) {
      List<StormWriter> writers = new ArrayList<>();
      try {
        for (int v = 0; v < AT_ONCE; v++) {
          writers.add(start(victims.get(v), round * AT_ONCE + v));
        }
        for (int v = 0; v < AT_ONCE; v++) {
          StormWriter writer = writers.get(v);
          writer.awaitSome(1 + random.nextInt(MOST_STEPS));
          LockSupport.parkNanos(random.nextInt(LONGEST_DELAY_NANOS));
          writer.requireAlive();
          List<Told> said = writer.kill();
          changes += said.size() / 2;
          victims.get(v).check(said);
          Duration next = victims.get(v).goOn(said, "after" + round);
          slowest = slowest.compareTo(next) < 0 ? next : slowest;
          victims.get(v).check(List.of());
        }
      } finally {
        writers.forEach(StormWriter::close);
      }
    }
    assertThat(changes).isGreaterThan(ROUNDS);
    System.out.printf(
        "G1, G7: %d kills, %d changes, slowest next change %d ms%n",
        ROUNDS * AT_ONCE, changes, slowest.toMillis());
  }

  private StormWriter start(Victim victim, int seed) throws IOException {
    return StormWriter.start(
        StoreWorker.class,
        root.resolve("errors" + seed % AT_ONCE),
        "storm",
        victim.root(),
        String.valueOf(seed),
        String.valueOf(Integer.MAX_VALUE));
  }
}
