package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one text form of a span of time: whole numbers of weeks, days, hours, minutes and seconds,
 * the largest unit first and each at most once, such as {@code 30d} or {@code 1h30m}. A day has 24
 * hours.
 */
public final class Durations {

  /** What {@link #parse} accepts, to be read after "must be". */
  public static final String FORM = "a span of time, such as 45s, 30m, 12h, 30d or 1h30m";

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([0-9]{1,9})w)?(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?"
              + "(?:([0-9]{1,9})s)?");
  private static final long[] SECONDS = {7 * 86_400, 86_400, 3600, 60, 1};
  private static final String UNITS = "wdhms";

  private Durations() {}

  /**
   * Reads a span.
   *
   * @return the span, or empty where the text is none
   */
  public static Optional<Duration> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    for (int unit = 0; unit < SECONDS.length; unit++) {
      String count = parts.group(unit + 1);
      if (count != null) {
        sum = sum.plusSeconds(Long.parseLong(count) * SECONDS[unit]);
      }
    }
    return Optional.of(sum);
  }

  /**
   * Writes a span without weeks; what is finer than a second is cut off, and {@code 0s} is none.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public static String format(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("a negative span: " + span);
    }
    StringBuilder text = new StringBuilder();
    long rest = span.toSeconds();
    for (int unit = 1; unit < SECONDS.length; unit++) {
      long count = rest / SECONDS[unit];
      rest %= SECONDS[unit];
      if (count > 0) {
        text.append(count).append(UNITS.charAt(unit));
      }
    }
    return text.isEmpty() ? "0s" : text.toString();
  }
}
