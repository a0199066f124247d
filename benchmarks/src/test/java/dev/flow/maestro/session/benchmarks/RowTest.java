package dev.flow.maestro.session.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.benchmarks.Comparison.Timed;
import dev.flow.maestro.session.benchmarks.Comparison.Way;
import dev.flow.maestro.session.benchmarks.Row.Pair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowTest {

  private static Row row(Target target, double... ratios) {
    List<Pair> pairs =
        Arrays.stream(ratios).mapToObj(ratio -> new Pair(ratio * 1000, 1000, ratio)).toList();
    return new Row("this", "that", target, pairs);
  }

  @Test
  void theRatioIsTheMedianOfThePairs() {
    assertThat(row(Target.none(), 9, 1, 2).ratio()).isEqualTo(2);
    assertThat(row(Target.none(), 9, 1, 2, 4).ratio()).isEqualTo(3);
  }

  @Test
  void aTargetIsMetUpToItsBound() {
    assertThat(Target.ratioAtMost(2).isMetBy(row(Target.none(), 2))).isTrue();
    assertThat(Target.ratioAtMost(2).isMetBy(row(Target.none(), 2.1))).isFalse();
    assertThat(Target.ratioAtLeast(3).isMetBy(row(Target.none(), 3))).isTrue();
    assertThat(Target.ratioAtLeast(3).isMetBy(row(Target.none(), 2.9))).isFalse();
    assertThat(Target.nanosAtMost(2000).isMetBy(row(Target.none(), 2))).isTrue();
    assertThat(Target.nanosAtMost(2000).isMetBy(row(Target.none(), 2.1))).isFalse();
  }

  @Test
  void eightThreadsThatTakeTwiceAsLongEachGetFourTimesAsMuchDone() {
    Timed timed = Timed.of(ThreadsBenchmark.class, "update");
    Comparison comparison =
        new Comparison("eight", timed.with(8), "one", timed, Way.WORK, Target.none());

    assertThat(comparison.pair(2000, 1000).ratio()).isEqualTo(4);
  }

  @Test
  void theTableSaysWhetherATargetIsMet() {
    Row met = row(Target.ratioAtMost(2.4), 2, 1, 3);
    Row missed = row(Target.nanosAtMost(500_000), 1000);
    Row withoutTarget = row(Target.none(), 5);

    assertThat(Report.of(List.of(met, missed, withoutTarget)).lines().skip(2))
        .containsExactly(
            "| this | 2.0 µs | that | 1.0 µs | **2.00** (1.00 to 3.00) | ≤ 2.4 | yes |",
            "| this | 1.00 ms | that | 1.0 µs | **1000.00** (1000.00 to 1000.00) | ≤ 500.0 µs | no |",
            "| this | 5.0 µs | that | 1.0 µs | **5.00** (5.00 to 5.00) |  |  |");
  }
}
