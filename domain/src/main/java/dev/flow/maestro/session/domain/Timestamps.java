package dev.flow.maestro.session.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one text form of an instant: RFC 3339 in UTC with six digits of fraction, such as {@code
 * 2026-01-07T13:02:57.119275Z}.
 */
public final class Timestamps {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?"
              + "(Z|[+-]\\d\\d:\\d\\d)");
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant AFTER_LAST =
      FIRST.atOffset(ZoneOffset.UTC).plusYears(10_000).toInstant();

  private Timestamps() {}

  /**
   * Writes an instant; what is finer than a microsecond is cut off.
   *
   * @throws IllegalArgumentException if the year does not have four digits
   */
  public static String format(Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
      throw new IllegalArgumentException("no four-digit year: " + instant);
    }
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(27);
    pad(text, utc.getYear(), 4).append('-');
    pad(text, utc.getMonthValue(), 2).append('-');
    pad(text, utc.getDayOfMonth(), 2).append('T');
    pad(text, utc.getHour(), 2).append(':');
    pad(text, utc.getMinute(), 2).append(':');
    pad(text, utc.getSecond(), 2).append('.');
    return pad(text, utc.getNano() / 1000, 6).append('Z').toString();
  }

  /**
   * Reads an instant: a date, a time with at most six digits of fraction, and {@code Z} or an
   * offset.
   *
   * @return the instant, or empty where the text is none, such as February 30
   */
  public static Optional<Instant> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String fraction = parts.group(7) == null ? "" : parts.group(7);
    int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
    try {
      return Optional.of(
              LocalDateTime.of(
                      number(parts, 1),
                      number(parts, 2),
                      number(parts, 3),
                      number(parts, 4),
                      number(parts, 5),
                      number(parts, 6),
                      nanos)
                  .toInstant(ZoneOffset.of(parts.group(8))))
          .filter(instant -> !instant.isBefore(FIRST) && instant.isBefore(AFTER_LAST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static StringBuilder pad(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    return text.append("0".repeat(width - digits.length())).append(digits);
  }
}
