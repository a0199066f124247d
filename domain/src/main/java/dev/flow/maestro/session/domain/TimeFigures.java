package dev.flow.maestro.session.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is typical of a time that many sessions took. Both figures are by nearest rank: the shortest
 * time that at least so many of a hundred sessions did not exceed, which one of them took. Of more
 * than a thousand sessions they are accurate to half a percent.
 *
 * @param sessions how many sessions it is of, at least 1
 * @param median what half of the sessions did not exceed
 * @param percentile95 what 95 of 100 sessions did not exceed
 */
public record TimeFigures(long sessions, Duration median, Duration percentile95) {

  private static final int MICROSECOND_DIGITS = 6;

  /** The data by name, for programs; times in seconds. */
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("sessions", sessions);
    details.put("median_seconds", seconds(median));
    details.put("p95_seconds", seconds(percentile95));
    return details;
  }

  /** Never with an exponent, and with no more digits than it needs. */
  private static BigDecimal seconds(Duration time) {
    BigDecimal seconds =
        BigDecimal.valueOf(time.toSeconds())
            .add(BigDecimal.valueOf(time.toNanosPart() / 1000, MICROSECOND_DIGITS))
            .stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
