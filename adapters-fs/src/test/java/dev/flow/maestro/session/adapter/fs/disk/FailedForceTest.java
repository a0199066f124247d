package dev.flow.maestro.session.adapter.fs.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.disk.Trial.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Promise G4: a force that fails is final. Each force of each call that changes something fails
 * once, and the power is cut afterwards; all points are tried in every build.
 */
class FailedForceTest {

  private static final Set<Scenario> ONLY_MOVING =
      EnumSet.of(Scenario.DELETE, Scenario.TAKE_TO_THE_TRASH, Scenario.RESTORE);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(value = Scenario.class, mode = EnumSource.Mode.MATCH_NONE, names = "FIND_.*")
  void ofAFileLeavesTheOldState(Scenario scenario) throws IOException {
    if (ONLY_MOVING.contains(scenario)) {
      // Nothing is written: only names change.
      assertThat(endings(scenario, Operation.FORCE_FILE)).isEmpty();
      return;
    }
    assertThat(endings(scenario, Operation.FORCE_FILE)).isNotEmpty().containsOnly(Ending.FAILED);
  }

  @ParameterizedTest
  @EnumSource(value = Scenario.class, mode = EnumSource.Mode.MATCH_NONE, names = "FIND_.*")
  void ofAFolderLeavesTheOldStateOrSaysThatTheNewIsNotConfirmed(Scenario scenario)
      throws IOException {
    assertThat(endings(scenario, Operation.FORCE_FOLDER))
        .isNotEmpty()
        .contains(Ending.UNCONFIRMED)
        .doesNotContain(Ending.RETURNED);
  }

  /** How the calls ended whose forces failed; the store was looked at after each. */
  private List<Ending> endings(Scenario scenario, Operation kind) throws IOException {
    Trial trial = new Trial(scenario, folder);
    List<Ending> endings = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    while (true) {
      FailingOperation fault = FailingOperation.number(endings.size() + 1, kind);
      Ending ending = trial.run(fault);
      if (!fault.wasHit()) {
        assertThat(problems).isEmpty();
        return endings;
      }
      endings.add(ending);
      trial.problem(ending).ifPresent(text -> problems.add(fault + ": " + text));
      trial.problemOfNextCall(ending).ifPresent(text -> problems.add(fault + ": " + text));
      if (believesAForceAfterAFailure(trial.disk().log().effects())) {
        problems.add(fault + ": forced again and moved in place");
      }
    }
  }

  private static boolean believesAForceAfterAFailure(List<Effect> effects) {
    Set<Integer> failed = new HashSet<>();
    Set<Integer> forcedAgain = new HashSet<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.ForceFailed failure) {
        failed.add(failure.inode());
      } else if (effect instanceof Effect.Forced forced && failed.contains(forced.inode())) {
        forcedAgain.add(forced.inode());
      } else if (isPlacing(effect, forcedAgain)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPlacing(Effect effect, Set<Integer> forcedAgain) {
    return (effect instanceof Effect.Renamed renamed && forcedAgain.contains(renamed.inode()))
        || (effect instanceof Effect.Named linked && forcedAgain.contains(linked.inode()));
  }
}
