package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SettableInstantSourceTest {

  private static final Instant START = Instant.parse("2026-01-07T13:02:57.119275Z");

  private final SettableInstantSource clock = new SettableInstantSource(START);

  @Test
  void standsStill() {
    assertThat(clock.instant()).isEqualTo(START);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void movesOnAndBack() {
    clock.advance(Duration.ofHours(2));
    assertThat(clock.instant()).isEqualTo("2026-01-07T15:02:57.119275Z");

    clock.advance(Duration.ofNanos(-1000));
    assertThat(clock.instant()).isEqualTo("2026-01-07T15:02:57.119274Z");
  }

  @Test
  void movesToATime() {
    clock.set(Instant.EPOCH);

    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }
}
