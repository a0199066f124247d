package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.testkit.ProofSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs tasks at the same time. */
final class Together {

  /** Something that hangs fails a test instead of stopping the build. */
  private static final Duration HANGS = ProofSize.of(Duration.ofMinutes(5), Duration.ofHours(6));

  private Together() {}

  /** Runs each task in a thread of its own, and gives what they returned, in their order. */
  static <T> List<T> run(List<? extends Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks, HANGS.toSeconds(), TimeUnit.SECONDS)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
