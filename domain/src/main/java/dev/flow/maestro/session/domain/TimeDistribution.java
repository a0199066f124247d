package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How times are spread, in memory that does not grow with their number: the first {@value #EXACT}
 * one by one, and all of them counted in buckets. A bucket is a 128th of a power of two wide, in
 * microseconds, so that its middle is less than 0.4 % away from whatever is in it. The idea is that
 * of HdrHistogram, see http://hdrhistogram.org, and of "DDSketch: A Fast and Fully-Mergeable
 * Quantile Sketch with Relative-Error Guarantees" (Masson, Rim, Lee; VLDB 2019).
 */
final class TimeDistribution {

  /** How many times are kept as they are, so that the figures of a usual store are exact. */
  static final int EXACT = 1000;

  private static final int BITS = 7;
  private static final int PARTS = 1 << BITS;
  private static final int BUCKETS = (Long.SIZE - BITS) * PARTS;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MOST_SECONDS = Long.MAX_VALUE / MICROS_PER_SECOND - 1;

  private final long[] first = new long[EXACT];
  private final long[] buckets = new long[BUCKETS];
  private long count;
  private long shortest = Long.MAX_VALUE;
  private long longest;

  /** Adds a time that is not negative. */
  void add(Duration time) {
    long micros = micros(time);
    if (count < EXACT) {
      first[(int) count] = micros;
    }
    buckets[bucket(micros)]++;
    count++;
    shortest = Math.min(shortest, micros);
    longest = Math.max(longest, micros);
  }

  /** The figures, or empty where no time was added. */
  Optional<TimeFigures> figures() {
    return count == 0
        ? Optional.empty()
        : Optional.of(new TimeFigures(count, percentile(50), percentile(95)));
  }

  /** The shortest time that so many of a hundred did not exceed; of at least one time. */
  Duration percentile(int percent) {
    long rank = Math.max(1, (count * percent + 99) / 100);
    long micros = count <= EXACT ? exact(rank) : Math.min(Math.max(near(rank), shortest), longest);
    return Duration.ofSeconds(
        micros / MICROS_PER_SECOND, Math.multiplyExact(micros % MICROS_PER_SECOND, 1000));
  }

  private long exact(long rank) {
    long[] sorted = Arrays.copyOf(first, (int) count);
    Arrays.sort(sorted);
    return sorted[(int) rank - 1];
  }

  private long near(long rank) {
    long seen = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      seen += buckets[bucket];
      if (seen >= rank) {
        return middle(bucket);
      }
    }
    return longest;
  }

  /** Below 2 * PARTS a bucket holds one value; from there on each power of two has PARTS. */
  private static int bucket(long micros) {
    int shift = Math.max(0, Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(micros));
    return shift * PARTS + (int) (micros >>> shift);
  }

  private static long middle(int bucket) {
    int shift = Math.max(0, bucket / PARTS - 1);
    return ((long) (bucket - shift * PARTS) << shift) + ((1L << shift) >>> 1);
  }

  /** What is longer than 292,000 years counts as that. */
  private static long micros(Duration time) {
    return time.toSeconds() > MOST_SECONDS
        ? MOST_SECONDS * MICROS_PER_SECOND
        : time.toSeconds() * MICROS_PER_SECOND + time.toNanosPart() / 1000;
  }
}
