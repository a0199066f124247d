package dev.flow.maestro.session.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The one text form of an instant: RFC 3339 in UTC with six digits of fraction, such as {@code
 * 2026-01-07T13:02:57.119275Z}.
 */
public final class Timestamps {

  private static final String TO_SECONDS = "dddd-dd-ddTdd:dd:dd";
  private static final String OFFSET = "+dd:dd";
  private static final int MOST_DIGITS = 6;
  private static final Instant FIRST = LocalDateTime.of(0, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
  private static final Instant AFTER_LAST =
      LocalDateTime.of(10_000, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);

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
    if (!fits(text, 0, TO_SECONDS)) {
      return Optional.empty();
    }
    int end = TO_SECONDS.length();
    int nanos = 0;
    if (end < text.length() && text.charAt(end) == '.') {
      int begin = ++end;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      if (end == begin || end - begin > MOST_DIGITS) {
        return Optional.empty();
      }
      nanos = number(text, begin, end);
      for (int digits = end - begin; digits < 9; digits++) {
        nanos *= 10;
      }
    }
    boolean utc = text.substring(end).equals("Z");
    if (!utc && (text.length() != end + OFFSET.length() || !fits(text, end, OFFSET))) {
      return Optional.empty();
    }
    try {
      Instant instant =
          LocalDateTime.of(
                  number(text, 0, 4),
                  number(text, 5, 7),
                  number(text, 8, 10),
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, 19),
                  nanos)
              .toInstant(utc ? ZoneOffset.UTC : ZoneOffset.of(text.substring(end)));
      return instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)
          ? Optional.empty()
          : Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the text has, from {@code begin} on, this form: {@code d} is a digit, + a sign. */
  private static boolean fits(String text, int begin, String form) {
    if (text.length() < begin + form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(begin + i);
      boolean fits =
          switch (form.charAt(i)) {
            case 'd' -> isDigit(c);
            case '+' -> c == '+' || c == '-';
            default -> c == form.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int begin, int end) {
    return Integer.parseInt(text, begin, end, 10);
  }

  private static StringBuilder pad(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    return text.append("0".repeat(width - digits.length())).append(digits);
  }
}
