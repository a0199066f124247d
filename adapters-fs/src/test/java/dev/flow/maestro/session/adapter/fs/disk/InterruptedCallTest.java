package dev.flow.maestro.session.adapter.fs.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.disk.Trial.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The thread is interrupted before each operation of each call. The call is served or throws, the
 * thread stays interrupted, and no other process has the lock meanwhile. All points are tried in
 * every build.
 */
class InterruptedCallTest {

  /** What only the holder of the lock may do among the sessions; a move may begin elsewhere. */
  private static final Set<Operation> CHANGES =
      EnumSet.of(
          Operation.WRITE, Operation.TRUNCATE, Operation.MOVE, Operation.LINK, Operation.MKDIR);

  @TempDir Path folder;

  private LockProbe otherProcess;

  @BeforeEach
  void startTheOtherProcess() throws IOException {
    otherProcess = new LockProbe();
  }

  @AfterEach
  void leaveNothing() {
    Thread.interrupted();
    otherProcess.close();
  }

  /** Interrupts at one operation, and looks at the lock at each change. */
  private final class Interrupting implements Trap {

    private final Trial trial;
    private final int number;
    private int operations;
    private int changes;
    private final List<String> unlocked = new ArrayList<>();

    Interrupting(Trial trial, int number) {
      this.trial = trial;
      this.number = number;
    }

    @Override
    public void before(Operation operation, Path path) {
      operations++;
      if (operations == number) {
        Thread.currentThread().interrupt();
      }
      Path sessions = trial.root().resolve(".flow/maestro/sessions");
      boolean amongThem = path.startsWith(sessions) && !path.equals(sessions);
      if (operation == Operation.MOVE || (CHANGES.contains(operation) && amongThem)) {
        changes++;
        List<Path> locked = trial.disk().lockedFiles();
        if (locked.isEmpty() || locked.stream().anyMatch(otherProcess::canLock)) {
          unlocked.add(operation + " of " + path + " with a lock on " + locked);
        }
      }
    }

    @Override
    public String toString() {
      return "interrupted at operation " + number;
    }
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void isServedOrThrowsAndKeepsTheLock(Scenario scenario) throws IOException {
    Trial trial = new Trial(scenario, folder);
    List<String> problems = new ArrayList<>();
    List<Ending> endings = new ArrayList<>();
    int changes = 0;
    for (boolean hit = true; hit; ) {
      Interrupting trap = new Interrupting(trial, endings.size() + 1);
      Ending ending = trial.run(trap);
      boolean isInterrupted = Thread.interrupted();
      hit = trap.operations >= trap.number;
      changes += trap.changes;
      endings.add(ending);
      if (isInterrupted != hit) {
        problems.add(trap + ": the thread is " + (hit ? "not " : "") + "interrupted");
      }
      trap.unlocked.forEach(text -> problems.add(trap + ": " + text));
      trial.problem(ending).ifPresent(text -> problems.add(trap + ": " + text));
      trial.problemOfNextCall(ending).ifPresent(text -> problems.add(trap + ": " + text));
      if (!trial.disk().openFiles().isEmpty()) {
        problems.add(trap + ": still open: " + trial.disk().openFiles());
        trial.disk().closeAll();
      }
    }
    assertThat(problems).isEmpty();
    assertThat(changes).as("changes at which the lock was looked at").isPositive();
    assertThat(endings).hasSizeGreaterThan(10).contains(Ending.RETURNED);
  }
}
