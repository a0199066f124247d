package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "ü", "\u007f"})
  void hasOnlyWhatCanBeSeenOfAscii(String value) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new IdempotencyKey(value, ""));
  }

  @Test
  void hasAtMostTwoHundredCharacters() {
    assertThat(new IdempotencyKey("k".repeat(200), "r".repeat(200)).value()).hasSize(200);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new IdempotencyKey("k".repeat(201), ""));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new IdempotencyKey("k", "r".repeat(201)));
  }

  @Test
  void givesTheSameIdWhateverTheRequest() {
    assertThat(new IdempotencyKey("a", "x").sessionId())
        .isEqualTo(new IdempotencyKey("a", "y").sessionId())
        .isNotEqualTo(new IdempotencyKey("b", "x").sessionId());
    assertThat(new IdempotencyKey("a", "x").sessionId().value().version()).isEqualTo(3);
  }
}
