package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0s,PT0S",
    "45s,PT45S",
    "30m,PT30M",
    "12h,PT12H",
    "30d,PT720H",
    "2w,PT336H",
    "1h30m,PT1H30M",
    "1w2d3h4m5s,PT219H4M5S",
    "90m,PT90M",
    "999999999w,PT167999999832H"
  })
  void readsWholeNumbersOfUnits(String text, Duration span) {
    assertThat(Durations.parse(text)).contains(span);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "30",
        "d",
        "30 d",
        "1.5h",
        "-1d",
        "+1d",
        "1D",
        "30m1h",
        "1h1h",
        "1y",
        "1ms",
        "1000000000s",
        "\u0663d",
        "30d\n",
        "PT1H"
      })
  void nothingElseIsASpan(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,0s",
    "PT0.999999S,0s",
    "PT59S,59s",
    "PT60S,1m",
    "PT1H0M1S,1h1s",
    "PT336H,14d",
    "PT219H4M5.5S,9d3h4m5s"
  })
  void writesTheLargestUnitFirst(Duration span, String text) {
    assertThat(Durations.format(span)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1s", "59m59s", "1d", "9d3h4m5s"})
  void readsWhatItWrote(String text) {
    assertThat(Durations.format(Durations.parse(text).orElseThrow())).isEqualTo(text);
  }

  @Test
  void aNegativeSpanHasNoForm() {
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.format(Duration.ofSeconds(-1)));
  }
}
