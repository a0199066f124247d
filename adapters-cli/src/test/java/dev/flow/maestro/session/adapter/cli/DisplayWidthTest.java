package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

  @ParameterizedTest
  @CsvSource({
    "abc,3", "äöü,3", "é,1", "東京,4", "한글,4", "カナ,4", "ﾊﾝ,2", "👍,2", "✅,2", "✓,1", "…,1", "اضافة,5",
    "שלום,4", "♥,1", "⚡,2", "𠀀,2"
  })
  void isThatOfTerminals(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void isTwoAtBothEndsOfARangeAndOneBesideIt() {
    assertThat(DisplayWidth.of(0x4E00)).isEqualTo(2);
    assertThat(DisplayWidth.of(0xA4C6)).isEqualTo(2);
    assertThat(DisplayWidth.of(0xA4C7)).isEqualTo(1);
    assertThat(DisplayWidth.of(0x10FF)).isEqualTo(1);
    assertThat(DisplayWidth.of(0x1100)).isEqualTo(2);
    assertThat(DisplayWidth.of(0x3FFFD)).isEqualTo(2);
    assertThat(DisplayWidth.of(0x3FFFE)).isEqualTo(1);
  }

  @Test
  void whatJoinsPicturesIsKnown() {
    assertThat("👩\u200d💻".codePoints().filter(DisplayWidth::isJoiner).count()).isEqualTo(1);
    assertThat("❤\ufe0f".codePoints().filter(DisplayWidth::isJoiner).count()).isEqualTo(1);
    assertThat("abc東👍".codePoints().noneMatch(DisplayWidth::isJoiner)).isTrue();
  }
}
