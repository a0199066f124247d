package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SearchQuery;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

  private static final Style COLOURS = new Style(true, 80);

  /** With the highlights in brackets. */
  private static String of(String search, String text, int columns) {
    return Excerpt.of(text, SearchQuery.parse(search).highlights(text), COLOURS, columns)
        .replace("\u001b[1m", "[")
        .replace("\u001b[0m", "]");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "login,20,the login page,the [login] page",
        "login,14,the login page,the [login] page",
        "login,13,the login page,the [login] pa…",
        "page,13,the login page,…gin [page]",
        "zzz,13,the login page,the login pa…",
        "end,12,0123456789 the end,…the [end]",
        "0123456789abcdef,10,0123456789abcdef,[012345678]…",
        "東,9,東京は日本の首都,[東]京は日…",
        "👍,9,ok👍🏽,ok[👍]"
      })
  void showsWhatIsAroundTheFirstMatch(String search, int columns, String text, String line) {
    assertThat(of(search, text, columns)).isEqualTo(line);
  }

  @Test
  void makesOneBlankOfMany() {
    assertThat(of("b", " \n\ta \r\n\r\n b\t ", 80)).isEqualTo("a [b] ");
    assertThat(of("b", "a b" + " ".repeat(1000), 4)).isEqualTo("a [b]…");
  }

  @Test
  void showsAMatchInTheMiddleOfAMebibyte() {
    String half = "word ".repeat(100_000);

    assertThat(of("needle", half + "needle " + half, 40))
        .isEqualTo("…rd word word [needle] word word word wor…");
  }

  @Test
  void staysWithinItsColumnsWhateverTheText() {
    Random random = new Random(4);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : 0x3100));
      }
      text.append(" needle ");

      String line =
          Excerpt.of(
              text.toString(),
              SearchQuery.parse("needle").highlights(text.toString()),
              new Style(false, 80),
              30);

      assertThat(line).contains("needle").matches("\\P{Cc}*").matches("\\P{Cf}*");
      assertThat(line.replaceAll("[\\p{Mn}\\p{Me}]", "").length()).as(line).isLessThanOrEqualTo(30);
    }
  }
}
