package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeDistributionTest {

  private static final double MOST_ERROR = 0.004;

  private static TimeDistribution of(long... micros) {
    TimeDistribution distribution = new TimeDistribution();
    for (long time : micros) {
      distribution.add(micros(time));
    }
    return distribution;
  }

  private static Duration micros(long micros) {
    return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1000);
  }

  private static long micros(Duration time) {
    return time.toSeconds() * 1_000_000 + time.toNanosPart() / 1000;
  }

  /** From microseconds to years, as many of each size. */
  private static long[] times(Random random, int count) {
    return random.doubles(count, 0, 50).mapToLong(power -> (long) Math.pow(2, power)).toArray();
  }

  /** The definition, word for word: the least that at least so many of a hundred are not above. */
  private static long naive(long[] times, int percent) {
    return Arrays.stream(times)
        .sorted()
        .filter(
            time ->
                Arrays.stream(times).filter(other -> other <= time).count() * 100
                    >= (long) percent * times.length)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasNoFiguresOfNothing() {
    assertThat(of().figures()).isEmpty();
  }

  @Test
  void isTheOneTimeThereIs() {
    assertThat(of(7_000_001).figures())
        .contains(new TimeFigures(1, micros(7_000_001), micros(7_000_001)));
  }

  @Test
  void tellsTimesThatWereTakenAndNoneBetweenThem() {
    assertThat(of(40, 10, 30, 20).figures()).contains(new TimeFigures(4, micros(20), micros(40)));
    assertThat(of(10, 20, 30).figures()).contains(new TimeFigures(3, micros(20), micros(30)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 19, 20, 21, 100, 999, TimeDistribution.EXACT})
  void isExactWhileTheyAreFew(int count) {
    long[] times = times(new Random(count), count);
    TimeDistribution distribution = of(times);

    for (int percent : new int[] {1, 5, 50, 94, 95, 96, 99, 100}) {
      assertThat(micros(distribution.percentile(percent))).isEqualTo(naive(times, percent));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20260107, -42})
  void isNearOnceTheyAreMany(long seed) {
    long[] times = times(new Random(seed), 20_000);
    long[] sorted = Arrays.stream(times).sorted().toArray();
    TimeDistribution distribution = of(times);

    for (int percent = 1; percent <= 100; percent++) {
      double exact = sorted[sorted.length * percent / 100 - 1];
      assertThat((double) micros(distribution.percentile(percent)))
          .as("percentile " + percent)
          .isCloseTo(exact, within(exact * MOST_ERROR));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0",
    "1",
    "127",
    "128",
    "255",
    "256",
    "257",
    "511",
    "512",
    "1023",
    "86400000000",
    "86399999999",
    "4611686018427387903",
    "4611686018427387904"
  })
  void isExactOfManyThatAreTheSame(long time) {
    long[] times = new long[TimeDistribution.EXACT + 1];
    Arrays.fill(times, time);

    assertThat(micros(of(times).percentile(50))).isEqualTo(time);
  }

  @Test
  void isNearAtEachEdgeOfABucket() {
    for (int power = 0; power < 62; power++) {
      for (long time : new long[] {(1L << power) - 1, 1L << power, (1L << power) + 1}) {
        long[] times = new long[TimeDistribution.EXACT + 1];
        Arrays.fill(times, time);
        times[0] = 0;
        times[1] = 1L << 62;

        assertThat((double) micros(of(times).percentile(50)))
            .isCloseTo((double) time, within(time * MOST_ERROR));
      }
    }
  }

  @Test
  void takesTheLongestTimeThereCanBe() {
    TimeDistribution distribution = new TimeDistribution();
    distribution.add(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));

    assertThat(distribution.percentile(50)).isGreaterThan(Duration.ofDays(365L * 292_000));
  }
}
