package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {

  private static final String GOOD = "3f01b541-5cc9-47a7-9f8b-d884159c705f";

  @Nested
  class Parsing {

    @ParameterizedTest
    @ValueSource(
        strings = {
          GOOD,
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "21285640-5215-1cea-9663-b830592aa680"
        })
    void takesAnyUuidInLowerCaseAndGivesItBack(String text) {
      assertThat(SessionId.parse(text)).map(SessionId::toString).contains(text);
      assertThat(SessionId.parse(text)).map(SessionId::value).contains(UUID.fromString(text));
    }

    @ParameterizedTest
    @MethodSource("dev.flow.maestro.session.domain.SessionIdTest#attacks")
    void takesNothingElse(String text) {
      assertThat(SessionId.parse(text)).isEmpty();
    }

    @Test
    void isStrictAtEachOfThe36Characters() {
      for (int i = 0; i < GOOD.length(); i++) {
        for (String wrong : new String[] {"F", "g", "_", "\u0661", "", "00"}) {
          String text = GOOD.substring(0, i) + wrong + GOOD.substring(i + 1);
          assertThat(SessionId.parse(text)).as(text).isEmpty();
        }
      }
    }
  }

  static Stream<String> attacks() {
    return Stream.of(
        "",
        " ",
        ".",
        "..",
        "../x",
        "../" + GOOD,
        "a/../../b",
        GOOD + "/../x",
        "/etc/passwd",
        "..\\x",
        "C:\\" + GOOD,
        "CON",
        "-rf",
        "%2e%2e%2f",
        GOOD + ":stream",
        GOOD + ".",
        "nonexistent",
        "x".repeat(256),
        // 35, 37 and no dashes at all
        GOOD.substring(1),
        GOOD.substring(0, 35),
        GOOD + "0",
        "0" + GOOD,
        GOOD.replace("-", ""),
        // what UUID.fromString would take
        "1-1-1-1-1",
        "3f01b541-5cc9-47a7-9f8b-0d884159c705f",
        "03f01b54-15cc9-47a7-9f8b-d884159c705f",
        // another spelling of a good one
        "3F01B541-5CC9-47A7-9F8B-D884159C705F",
        "3f01b541-5cc9-47a7-9f8b-d884159c705F",
        "{" + GOOD + "}",
        "urn:uuid:" + GOOD,
        "\"" + GOOD + "\"",
        " " + GOOD,
        GOOD + " ",
        "3f01b5415-cc9-47a7-9f8b-d884159c705f",
        "3f01b541_5cc9_47a7_9f8b_d884159c705f",
        "3f01b541\u20115cc9\u201147a7\u20119f8b\u2011d884159c705f",
        "gf01b541-5cc9-47a7-9f8b-d884159c705f",
        // digits that are not ASCII: Arabic-Indic, fullwidth
        "\u0663f01b541-5cc9-47a7-9f8b-d884159c705f",
        "\uff13f01b541-5cc9-47a7-9f8b-d884159c705f",
        // control characters
        GOOD + "\n",
        "\n" + GOOD,
        GOOD + "\r\n",
        GOOD + "\u0000",
        GOOD.substring(0, 35) + "\u0000",
        "\u001b[31m" + GOOD,
        // marks that nobody sees: right to left, left to right, zero width, byte order
        "\u202e" + GOOD,
        "\u200f" + GOOD,
        GOOD + "\u200e",
        GOOD.substring(0, 35) + "\u200b",
        "\ufeff" + GOOD,
        // half a surrogate pair
        GOOD.substring(0, 35) + "\ud800");
  }

  @Nested
  class Order {

    @Test
    void isTheOrderOfTheTexts() {
      Random random = new Random(20260107);
      List<SessionId> ids = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        // Half of them share their first half, so that the second decides.
        long high = i % 2 == 0 ? random.nextLong() : 0x8000_0000_0000_4000L;
        ids.add(new SessionId(new UUID(high, random.nextLong())));
      }
      List<SessionId> byText = new ArrayList<>(ids);
      byText.sort(Comparator.comparing(SessionId::toString));
      Collections.sort(ids);

      assertThat(ids).isEqualTo(byText);
    }

    @Test
    void agreesWithEquality() {
      SessionId one = new SessionId(new UUID(1, 2));

      assertThat(one).isEqualByComparingTo(new SessionId(new UUID(1, 2)));
      assertThat(one).isEqualTo(new SessionId(new UUID(1, 2)));
      assertThat(one).isNotEqualByComparingTo(new SessionId(new UUID(2, 1)));
    }

    @Test
    void countsTheFirstBitAsADigitAndNotAsASign() {
      SessionId low = SessionId.parse("7fffffff-ffff-ffff-7fff-ffffffffffff").orElseThrow();
      SessionId high = SessionId.parse("80000000-0000-0000-0000-000000000000").orElseThrow();
      SessionId higher = SessionId.parse("80000000-0000-0000-8000-000000000000").orElseThrow();

      assertThat(low).isLessThan(high);
      assertThat(high).isLessThan(higher);
    }
  }
}
