package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Threads and processes that change one store, some of which believe the log of changes. Whoever
 * changes a session sees that at once in a query of its own; what nobody touches is found each
 * time; and what a writer did that was killed is found, too.
 */
public class LogAmongWritersTest extends LoggedStore {

  private static final int KILLS = ProofSize.of(6, 500);
  private static final int MOST_STEPS = 40;
  private static final int LONGEST_DELAY_NANOS = 5_000_000;

  /** {@code ROOT BRANCH}. */
  public static void main(String[] arguments) {
    System.exit(IndexAmongWritersTest.work(openBelieving(Path.of(arguments[0])), arguments[1]));
  }

  @Test
  void eachSeesAtOnceWhatItDidAndAlwaysWhatNobodyTouches() throws Exception {
    for (int i = 0; i < IndexAmongWritersTest.UNTOUCHED; i++) {
      given(aSession().asking("untouched").onBranch("quiet"));
    }
    AtomicInteger atWork = new AtomicInteger(4);
    List<Callable<Integer>> tasks = new ArrayList<>();
    tasks.add(() -> other(LogAmongWritersTest.class, "believes", atWork));
    tasks.add(() -> other(IndexAmongWritersTest.class, "looks", atWork));
    for (FileSessionRepository each : List.of(believer, store)) {
      String branch = "thread " + tasks.size();
      tasks.add(
          () -> {
            try {
              return IndexAmongWritersTest.work(each, branch);
            } finally {
              atWork.decrementAndGet();
            }
          });
    }
    tasks.add(() -> spoil(atWork));

    assertThat(Together.run(tasks)).containsExactly(0, 0, 0, 0, 0);

    assertHidesNothing("in the end");
    believe();
  }

  private int other(Class<?> program, String branch, AtomicInteger atWork) throws Exception {
    try {
      return IndexAmongWritersTest.ended(ChildJvm.start(program, root.toString(), branch));
    } finally {
      atWork.decrementAndGet();
    }
  }

  /** Removes the log and the index, now and then, which is allowed at any time. */
  private int spoil(AtomicInteger atWork) throws IOException {
    FileSessionRepository other = openBelieving(root);
    for (int round = 0; atWork.get() > 0; round++) {
      if (round % 16 == 15) {
        Files.deleteIfExists(layout.changes());
      }
      if (round % 8 == 7) {
        Files.deleteIfExists(layout.index());
      }
      other.query(ALL.limitedTo(3));
    }
    return 0;
  }

  @Test
  void whatAWriterDidThatWasKilledIsFound() throws Exception {
    believed(3);
    Random random = new Random(20261126);
    int byLog = 0;
    for (int round = 0; round < KILLS; round++) {
      try (StormWriter writer =
          StormWriter.start(
              StoreWorker.class,
              root.resolve("errors"),
              "storm",
              root.toString(),
              String.valueOf(round),
              String.valueOf(Integer.MAX_VALUE))) {
        for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0; steps--) {
          writer.awaitSome(1);
          believer.query(ALL.limitedTo(1));
        }
        LockSupport.parkNanos(random.nextInt(LONGEST_DELAY_NANOS));
        writer.requireAlive();
        writer.kill();
      }
      byLog += believes() ? 1 : 0;
      assertHidesNothing("after kill " + round);
    }
    assertThat(byLog).isEqualTo(KILLS);
  }
}
