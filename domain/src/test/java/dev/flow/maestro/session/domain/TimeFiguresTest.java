package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeFiguresTest {

  @Test
  void writeSecondsWithoutAnExponent() {
    assertThat(
            new TimeFigures(1, Duration.ofSeconds(1_000_000_000), Duration.ofNanos(1000))
                .details()
                .toString())
        .isEqualTo("{sessions=1, median_seconds=1000000000, p95_seconds=0.000001}");
    assertThat(new TimeFigures(1, Duration.ZERO, Duration.ofMillis(1500)).details().toString())
        .isEqualTo("{sessions=1, median_seconds=0, p95_seconds=1.5}");
  }
}
