package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Nested
  class Formatting {

    @ParameterizedTest
    @CsvSource({
      "2026-01-07T13:02:57.119275Z, 2026-01-07T13:02:57.119275Z",
      "2026-01-07T13:02:57Z, 2026-01-07T13:02:57.000000Z",
      "2026-01-07T13:02:57.1Z, 2026-01-07T13:02:57.100000Z",
      "2026-01-07T13:02:57.000001Z, 2026-01-07T13:02:57.000001Z",
      "2026-01-07T13:02:57.119275999Z, 2026-01-07T13:02:57.119275Z",
      "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
      "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000000Z",
      "0987-06-05T04:03:02Z, 0987-06-05T04:03:02.000000Z",
      "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void hasSixDigitsOfFractionAndIsInUtc(Instant instant, String text) {
      assertThat(Timestamps.format(instant)).isEqualTo(text);
    }

    @Test
    void isRefusedWhereTheYearDoesNotHaveFourDigits() {
      Instant before = Instant.parse("0000-01-01T00:00:00Z").minusNanos(1);
      Instant after = Instant.parse("+10000-01-01T00:00:00Z");

      assertThatThrownBy(() -> Timestamps.format(before))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Timestamps.format(after))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("+10000-01-01T00:00:00Z");
      assertThatThrownBy(() -> Timestamps.format(Instant.MAX))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Parsing {

    @ParameterizedTest
    @CsvSource({
      "2026-01-07T13:02:57.119275Z, 2026-01-07T13:02:57.119275Z",
      "2026-01-07T13:02:57Z, 2026-01-07T13:02:57Z",
      "2026-01-07T13:02:57.1Z, 2026-01-07T13:02:57.1Z",
      "2026-01-07T13:02:57.01Z, 2026-01-07T13:02:57.01Z",
      "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
      "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
      "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void takesZeroToSixDigitsOfFraction(String text, Instant instant) {
      assertThat(Timestamps.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @CsvSource({
      "2026-01-07T13:02:57.119275+00:00, 2026-01-07T13:02:57.119275Z",
      "2026-01-07T13:02:57-00:00, 2026-01-07T13:02:57Z",
      "2026-01-07T13:02:57+05:45, 2026-01-07T07:17:57Z",
      "2026-01-07T13:02:57-09:30, 2026-01-07T22:32:57Z",
      "2026-01-01T00:30:00+01:00, 2025-12-31T23:30:00Z",
      "2026-01-07T13:02:57+18:00, 2026-01-06T19:02:57Z"
    })
    void takesAnOffset(String text, Instant instant) {
      assertThat(Timestamps.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "now",
          "2026",
          "2026-01-07",
          "1767790977",
          "1767790977.119275",
          "2026-W02-3T13:02:57Z",
          // no zone, or none that we know
          "2026-01-07T13:02:57",
          "2026-01-07T13:02:57.119275",
          "2026-01-07T13:02:57 UTC",
          "2026-01-07T13:02:57Europe/Berlin",
          "2026-01-07T13:02:57[UTC]",
          "2026-01-07T13:02:57+01",
          "2026-01-07T13:02:57+0100",
          "2026-01-07T13:02:57+1:00",
          "2026-01-07T13:02:57+01:00:00",
          "2026-01-07T13:02:57+18:01",
          "2026-01-07T13:02:57+01:60",
          "2026-01-07T13:02:57+99:00",
          "2026-01-07T13:02:57Z+01:00",
          // no such day or time
          "2026-02-30T13:02:57Z",
          "2025-02-29T13:02:57Z",
          "2026-04-31T13:02:57Z",
          "2026-00-07T13:02:57Z",
          "2026-13-07T13:02:57Z",
          "2026-01-00T13:02:57Z",
          "2026-01-32T13:02:57Z",
          "2026-01-07T24:00:00Z",
          "2026-01-07T13:60:00Z",
          "2026-01-07T13:02:60Z",
          "2026-12-31T23:59:60Z",
          // a year that does not have four digits, here or in UTC
          "10000-01-01T00:00:00Z",
          "+10000-01-01T00:00:00Z",
          "-0001-01-01T00:00:00Z",
          "26-01-07T13:02:57Z",
          "9999-12-31T23:59:59-00:01",
          "0000-01-01T00:00:00+00:01",
          // a fraction that is none, or nanoseconds
          "2026-01-07T13:02:57.Z",
          "2026-01-07T13:02:57,119275Z",
          "2026-01-07T13:02:57.1192750Z",
          "2026-01-07T13:02:57.119275123Z",
          // another spelling
          "2026-01-07t13:02:57Z",
          "2026-01-07T13:02:57z",
          "2026-01-07 13:02:57Z",
          "2026-1-7T13:02:57Z",
          "20260107T130257Z",
          "2026-01-07T13:02Z",
          " 2026-01-07T13:02:57Z",
          "2026-01-07T13:02:57Z\n",
          "2026-01-07T13:02:57Z\u0000",
          "\u0662\u0660\u0662\u0666-01-07T13:02:57Z"
        })
    void takesNothingElse(String text) {
      assertThat(Timestamps.parse(text)).isEmpty();
    }
  }

  @Nested
  class ThereAndBack {

    private final Random random = new Random(20260107);

    private Instant anyInstant() {
      return Instant.ofEpochSecond(
          random.nextLong(FIRST_SECOND, LAST_SECOND + 1), random.nextInt(1_000_000_000));
    }

    @Test
    void isTheSameInstantInMicroseconds() {
      for (int i = 0; i < 2_000; i++) {
        Instant instant = anyInstant();
        assertThat(Timestamps.parse(Timestamps.format(instant)))
            .contains(instant.truncatedTo(ChronoUnit.MICROS));
      }
    }

    @Test
    void isTheSameText() {
      for (int i = 0; i < 2_000; i++) {
        String text = Timestamps.format(anyInstant());
        assertThat(Timestamps.parse(text).map(Timestamps::format)).contains(text);
      }
    }

    @Test
    void isTheOrderOfTime() {
      for (int i = 0; i < 2_000; i++) {
        Instant one = anyInstant().truncatedTo(ChronoUnit.MICROS);
        Instant other = anyInstant().truncatedTo(ChronoUnit.MICROS);
        assertThat(Integer.signum(Timestamps.format(one).compareTo(Timestamps.format(other))))
            .isEqualTo(Integer.signum(one.compareTo(other)));
      }
    }

    @Test
    void isWhatTheJdkReadsInAnyOffset() {
      for (int i = 0; i < 2_000; i++) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
        Instant instant =
            Instant.ofEpochSecond(random.nextLong(-1_000_000_000L, 4_000_000_000L), 119_275_000);
        String text = instant.atOffset(offset).toString();
        assertThat(Timestamps.parse(text)).as(text).contains(instant);
      }
    }
  }
}
