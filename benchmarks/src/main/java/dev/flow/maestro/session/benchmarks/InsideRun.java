package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.benchmarks.Comparison.Timed;
import dev.flow.maestro.session.benchmarks.Row.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures in process, with JMH. In rounds, so that what belongs together is measured close
 * together, and a machine that becomes slow is slow for both.
 */
final class InsideRun {

  private static final int MEDIAN = 50;

  /** So many times as long it takes to compile what waits for a server between two steps. */
  private static final int SLOW = 4;

  private final Effort effort;
  private final Path folder;
  private final Consumer<String> progress;

  /**
   * Measures in this folder, on the disk that counts.
   *
   * @param progress is told what is measured now
   */
  InsideRun(Effort effort, Path folder, Consumer<String> progress) {
    this.effort = effort;
    this.folder = folder;
    this.progress = progress;
  }

  /** Measures these, one row for each. */
  List<Row> rows(List<Comparison> comparisons) throws IOException, RunnerException {
    try (DatabaseServer server = new DatabaseServer(folder.resolve("postgresql"))) {
      return rows(comparisons, server);
    }
  }

  private List<Row> rows(List<Comparison> comparisons, DatabaseServer server)
      throws RunnerException {
    Map<Comparison, List<Pair>> pairs = new LinkedHashMap<>();
    for (int round = 1; round <= effort.rounds(); round++) {
      Map<Timed, Double> nanos = new LinkedHashMap<>();
      for (Comparison comparison : comparisons) {
        progress.accept("round " + round + ": " + comparison.what());
        for (Timed timed : List.of(comparison.subject(), comparison.baseline())) {
          if (!nanos.containsKey(timed)) {
            nanos.put(timed, nanos(timed, server));
          }
        }
        pairs
            .computeIfAbsent(comparison, none -> new ArrayList<>())
            .add(
                comparison.pair(
                    nanos.getOrDefault(comparison.subject(), Double.NaN),
                    nanos.getOrDefault(comparison.baseline(), Double.NaN)));
      }
    }
    return pairs.entrySet().stream()
        .map(
            measured -> {
              Comparison comparison = measured.getKey();
              return new Row(
                  comparison.what(),
                  comparison.baselineWhat(),
                  comparison.target(),
                  measured.getValue());
            })
        .toList();
  }

  private double nanos(Timed timed, DatabaseServer server) throws RunnerException {
    String name = timed.type().getName() + "." + timed.method();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(name) + "$")
            .threads(timed.threads())
            .forks(effort.forked() ? 1 : 0)
            .warmupIterations(effort.warmUp().isZero() ? 0 : timed.asksServer() ? SLOW : 1)
            .warmupTime(time(effort.warmUp()))
            .measurementIterations(1)
            .measurementTime(time(effort.time()))
            .param("folder", folder.toString())
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (timed.sessions().isPresent()) {
      options.param("sessions", Integer.toString(timed.sessions().getAsInt()));
    }
    if (timed.asksServer()) {
      options.param("server", server.url());
    }
    RunResult result = new Runner(options.build()).runSingle();
    Result<?> score = result.getPrimaryResult();
    return result.getParams().getMode() == Mode.SampleTime
        ? score.getStatistics().getPercentile(MEDIAN)
        : score.getScore();
  }

  private static TimeValue time(Duration duration) {
    return TimeValue.milliseconds(Math.max(1, duration.toMillis()));
  }
}
