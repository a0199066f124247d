package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A process that is killed at random and started again, until all its work is acknowledged. Gives
 * how often it was killed.
 */
final class Lives implements Callable<Integer> {

  /** Longer than a change takes, so that a kill hits it anywhere. */
  private static final int LONGEST_DELAY_NANOS = 20_000_000;

  private final Worker worker;
  private final Consumer<Told> listener;
  private final int work;
  private final int workPerLife;
  private final Random random;

  /** How to start the process. */
  interface Worker {
    Process start(int life, int workLeft) throws IOException;
  }

  private Lives(Worker worker, Consumer<Told> listener, int work, int workPerLife, long seed) {
    this.worker = worker;
    this.listener = listener;
    this.work = work;
    this.workPerLife = workPerLife;
    this.random = new Random(seed);
  }

  /** Of a process that nobody kills. */
  static Lives one(Worker worker, Consumer<Told> listener, int work) {
    return new Lives(worker, listener, work, Integer.MAX_VALUE, 0);
  }

  /**
   * Of a process that is killed again and again.
   *
   * @param workPerLife how much it does, on average, before it is killed
   */
  static Lives many(Worker worker, Consumer<Told> listener, int work, int workPerLife, long seed) {
    return new Lives(worker, listener, work, workPerLife, seed);
  }

  @Override
  public Integer call() throws Exception {
    int kills = 0;
    int left = work;
    for (int life = 0; left > 0; life++) {
      // In the middle of what was begun as well as after what was done.
      long untilKilled = 1 + (long) (random.nextDouble() * 4 * workPerLife);
      Process process = worker.start(life, left);
      try (BufferedReader out = process.inputReader()) {
        for (Optional<Told> told = Told.next(out); told.isPresent(); told = Told.next(out)) {
          listener.accept(told.get());
          left -= told.get().step().equals("done") ? 1 : 0;
          untilKilled--;
          if (untilKilled == 0) {
            LockSupport.parkNanos(random.nextInt(LONGEST_DELAY_NANOS));
            // By its handle: the process itself would close what it still has to say.
            process.toHandle().destroyForcibly();
            kills++;
          }
        }
        assertThat(process.waitFor() == 0 ? left : 0).as("work that was not done").isZero();
        assertThat(process.exitValue() == 0 || untilKilled <= 0).as("ended by itself").isTrue();
      } finally {
        process.destroyForcibly();
      }
    }
    return kills;
  }
}
