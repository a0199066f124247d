package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PythonNumbersTest {

  /** Lines of bits in hexadecimal and what Python 3.11 printed for them. */
  static Stream<String> pythonsOwnAnswers() {
    return Documents.text("python-repr.txt").lines();
  }

  @ParameterizedTest
  @MethodSource("pythonsOwnAnswers")
  void writesWhatPythonWrites(String line) {
    String[] bitsAndText = line.split(" ", 2);
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bitsAndText[0], 16));

    assertThat(PythonNumbers.repr(value)).isEqualTo(bitsAndText[1]);
    assertThat(PythonNumbers.repr(-value)).isEqualTo("-" + bitsAndText[1]);
  }

  @Test
  void readsBackAsTheSameNumber() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(PythonNumbers.repr(value))).isEqualTo(value);
      }
    }
  }
}
