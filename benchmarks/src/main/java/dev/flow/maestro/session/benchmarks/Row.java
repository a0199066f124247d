package dev.flow.maestro.session.benchmarks;

import java.util.List;

/**
 * One line of the table: what was measured and what it was compared with, in pairs.
 *
 * @param what is measured
 * @param baseline what it is compared with
 * @param target how it should be
 * @param pairs the measurements, at least one
 */
record Row(String what, String baseline, Target target, List<Pair> pairs) {

  Row {
    pairs = List.copyOf(pairs);
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(what + " was not measured");
    }
  }

  /**
   * Two measurements, one right after the other.
   *
   * @param nanos how long the one took
   * @param baselineNanos how long took what it is compared with
   * @param ratio how many times as much; which way it is divided is for the comparison to say
   */
  record Pair(double nanos, double baselineNanos, double ratio) {}

  /** The median of the ratios of all pairs. */
  double ratio() {
    return median(pairs.stream().mapToDouble(Pair::ratio).sorted().toArray());
  }

  double smallestRatio() {
    return pairs.stream().mapToDouble(Pair::ratio).min().orElseThrow();
  }

  double largestRatio() {
    return pairs.stream().mapToDouble(Pair::ratio).max().orElseThrow();
  }

  /** The median of the times. */
  double nanos() {
    return median(pairs.stream().mapToDouble(Pair::nanos).sorted().toArray());
  }

  /** The median of the times of what it is compared with. */
  double baselineNanos() {
    return median(pairs.stream().mapToDouble(Pair::baselineNanos).sorted().toArray());
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
