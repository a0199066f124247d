package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.adapter.fs.disk.UnforcedWriter;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise G1, on a real file system: its power is cut while a writer is at work, or right after the
 * last change was acknowledged. What was acknowledged is there when it is mounted again, nothing is
 * torn, and the next change works.
 *
 * <p>That the cuts are sharp is shown by the same writer, on the same disk, with forces that do
 * nothing: it must lose what it acknowledged.
 */
class LoopMountedPowerCutTest {

  private static final int CUTS = ProofSize.of(20, 500);
  private static final int CUTS_OF_A_DISK = 5;
  private static final int MOST_CHANGES = 40;
  private static final int LONGEST_LIFE_MILLIS = 300;

  /**
   * In each the system keeps less or more of what nobody forced; it writes nothing by the clock.
   */
  private static final List<String> MOUNTS =
      List.of(
          "commit=300,data=ordered",
          "commit=300,data=writeback,noauto_da_alloc",
          "commit=300,data=journal");

  private static final int CUTS_OF_A_BROKEN_STORE = 2 * MOUNTS.size();

  @TempDir Path folder;

  private final Random random = new Random(20261124);

  @BeforeEach
  void aDiskCanBeCut() {
    Optional<String> missing = LoopDisk.missing(folder.resolve("trial"));
    assumeTrue(missing.isEmpty(), () -> "not run: this machine lacks " + missing.orElseThrow());
  }

  @Test
  void whatWasAcknowledgedSurvivesEachPowerCut() throws Exception {
    int changes = 0;
    int underWay = 0;
    for (int cut = 0; cut < CUTS; ) {
      int number = cut / CUTS_OF_A_DISK;
      try (LoopDisk disk =
          LoopDisk.make(folder.resolve("disk" + number), MOUNTS.get(number % MOUNTS.size()))) {
        Victim victim = new Victim(disk.root());
        for (int n = 0; n < CUTS_OF_A_DISK && cut < CUTS; n++, cut++) {
          List<Told> said =
              cut % 2 == 0
                  ? cutAtWork(disk, cut)
                  : cutAfterTheLast(disk, cut, StoreWorker.class, List.of());
          changes += said.size() / 2;
          underWay += said.size() % 2;
          victim.check(said);
          victim.goOn(said, "after" + cut);
          victim.check(List.of());
        }
      }
    }
    System.out.printf(
        "G1: %d power cuts, %d acknowledged changes, %d with a change under way%n",
        CUTS, changes, underWay);
    assertThat(underWay).as("cuts with a change under way").isGreaterThan(CUTS / 10);
  }

  /** Without any force, and with forces of files only: the names in folders are not forced. */
  @ParameterizedTest
  @ValueSource(strings = {"", "FORCE_FILE"})
  void aStoreThatDoesNotForceLosesWhatItAcknowledged(String forced) throws Exception {
    List<String> losses = new ArrayList<>();
    for (int cut = 0; cut < CUTS_OF_A_BROKEN_STORE; cut++) {
      String mount = MOUNTS.get(cut % MOUNTS.size());
      try (LoopDisk disk = LoopDisk.make(folder.resolve("disk" + cut), mount)) {
        List<String> more = forced.isEmpty() ? List.of() : List.of(forced);
        List<Told> said = cutAfterTheLast(disk, cut, UnforcedWriter.class, more);
        if (new Victim(disk.root()).differsFrom(said)) {
          losses.add(mount);
        }
      }
    }
    System.out.printf(
        "G1: %d of %d power cuts lost something where %s was forced%n",
        losses.size(), CUTS_OF_A_BROKEN_STORE, forced.isEmpty() ? "nothing" : "no folder");
    assertThat(losses).containsAll(MOUNTS);
  }

  /** Cuts the power of a writer that is in the middle of something. */
  private List<Told> cutAtWork(LoopDisk disk, int cut) throws Exception {
    try (StormWriter writer = start(StoreWorker.class, disk, cut, Integer.MAX_VALUE, List.of())) {
      writer.awaitSome(1);
      Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
      return cut(disk, writer);
    }
  }

  /** Cuts the power when the last change was acknowledged, and nothing came after it. */
  private List<Told> cutAfterTheLast(
      LoopDisk disk, int cut, Class<?> program, List<String> arguments) throws Exception {
    int changes = 1 + random.nextInt(MOST_CHANGES);
    try (StormWriter writer = start(program, disk, cut, changes, arguments)) {
      writer.awaitDone(changes);
      return cut(disk, writer);
    }
  }

  private StormWriter start(
      Class<?> program, LoopDisk disk, int cut, int changes, List<String> more) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("storm", disk.root().toString(), String.valueOf(cut), String.valueOf(changes)));
    arguments.addAll(more);
    return StormWriter.start(program, folder.resolve("errors"), arguments.toArray(String[]::new));
  }

  private static List<Told> cut(LoopDisk disk, StormWriter writer) throws Exception {
    writer.requireAlive();
    disk.cutPower();
    List<Told> said = writer.kill();
    disk.turnOn();
    return said;
  }
}
