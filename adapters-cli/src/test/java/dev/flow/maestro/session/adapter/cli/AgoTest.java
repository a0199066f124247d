package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.Durations;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgoTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0s,now",
    "4s,now",
    "5s,5s ago",
    "59s,59s ago",
    "1m,1m ago",
    "119m,119m ago",
    "2h,2h ago",
    "47h59m,47h ago",
    "2d,2d ago",
    "31d,31d ago",
    "31d1s,2026-01-29",
    "400d,2025-01-25"
  })
  void isTheLargestUnitThatSaysEnough(String age, String told) {
    assertThat(Ago.of(NOW.minus(Durations.parse(age).orElseThrow()), NOW)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"1s", "400d"})
  void whatIsYetToComeIsNow(String ahead) {
    assertThat(Ago.of(NOW.plus(Durations.parse(ahead).orElseThrow()), NOW)).isEqualTo("now");
  }
}
