package dev.flow.maestro.session.adapter.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times as people tell them: how long ago, and the day where that is more than a month. */
final class Ago {

  private static final Duration LONGEST = Duration.ofDays(31);

  private Ago() {}

  /** What is not over yet, because clocks differ, was just now. */
  static String of(Instant time, Instant now) {
    Duration age = Duration.between(time, now);
    if (age.compareTo(Duration.ofMinutes(1)) < 0) {
      return age.toSeconds() < 5 ? "now" : age.toSeconds() + "s ago";
    }
    if (age.compareTo(LONGEST) > 0) {
      return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }
    if (age.toDays() > 1) {
      return age.toDays() + "d ago";
    }
    return age.toHours() > 1 ? age.toHours() + "h ago" : age.toMinutes() + "m ago";
  }
}
