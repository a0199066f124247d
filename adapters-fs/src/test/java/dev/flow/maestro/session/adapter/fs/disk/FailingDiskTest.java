package dev.flow.maestro.session.adapter.fs.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.disk.Trial.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise G3: each operation of each call fails, once or from then on, with each error. All points
 * are tried in every build.
 */
class FailingDiskTest {

  private static final int MOST_OPERATIONS = 1_000;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void aFailedCallLeavesTheOldStateNothingOpenAndTheNextCallWorking(Scenario scenario)
      throws IOException {
    Trial trial = new Trial(scenario, folder);
    long descriptors = descriptors();

    assertThat(problems(trial)).isEmpty();
    // Some room for what the JVM opens meanwhile; the calls are hundreds.
    assertThat(descriptors()).isLessThan(descriptors + 20);
  }

  /** What is wrong after a call that ended so, and after a second one. */
  private static Optional<String> problem(Trial trial, Ending ending) throws IOException {
    Optional<String> open = open(trial.disk());
    if (open.isPresent()) {
      return open;
    }
    Optional<String> state = trial.problem(ending);
    return state.isPresent() ? state : trial.problemOfNextCall(ending);
  }

  private static Optional<String> open(FaultyDisk disk) throws IOException {
    List<Path> open = disk.openFiles();
    disk.closeAll();
    return open.isEmpty() ? Optional.empty() : Optional.of("still open: " + open);
  }

  private static List<String> problems(Trial trial) throws IOException {
    List<String> problems = new ArrayList<>();
    int hits = 0;
    for (DiskError error : DiskError.values()) {
      for (boolean forEver : new boolean[] {false, true}) {
        boolean hit = true;
        for (int number = 1; hit; number++) {
          FailingOperation fault = FailingOperation.number(number, error, forEver);
          Optional<String> problem;
          try {
            problem = problem(trial, trial.run(fault));
          } catch (RuntimeException e) {
            problem = Optional.of("threw " + e);
          }
          problem.ifPresent(text -> problems.add(fault + ": " + text));
          hit = fault.wasHit();
          hits += hit ? 1 : 0;
          assertThat(number).isLessThan(MOST_OPERATIONS);
        }
      }
    }
    assertThat(hits).as("faults that were met").isGreaterThan(DiskError.values().length * 2);
    return problems;
  }

  private static long descriptors() throws IOException {
    Path list = Path.of("/proc/self/fd");
    if (!Files.isDirectory(list)) {
      System.out.println("not run: no count of the system's descriptors here");
      return 0;
    }
    try (Stream<Path> found = Files.list(list)) {
      return found.count();
    }
  }
}
