package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The cheap look at a text of ASCII never says no to a text that matches. */
class AsciiLookTest {

  private static final List<String> PIECES =
      List.of(
          "login", "LOGIN", "Log", "in", "a", "A", "add", "ADDED", "1", "12", "_", "-", " ", " ",
          "\"", "*", "\0", "\u007f", "@[`{", "\u0011", "\u000c", "x2y");

  private static final List<String> BEYOND =
      List.of("\u00c5", "\u00e9", "\u212a", "\ufb01", "\uff21\uff22", "\u79c1", "\u0131", "\u0301");

  private final Random random = new Random(20261125);

  private String text(int most, boolean beyond) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      List<String> pieces = beyond && random.nextInt(12) == 0 ? BEYOND : PIECES;
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @Test
  void neverSaysNoToATextThatMatchesAndMostlyToOthers() {
    int matches = 0;
    int no = 0;
    int tries = 0;
    while (tries < 100_000) {
      SearchQuery search;
      try {
        search = SearchQuery.parse(text(4, true));
      } catch (InvalidInputException e) {
        continue;
      }
      tries++;
      String text = text(10, false);
      // What stands around it is not looked at.
      byte[] around = ("login 12" + text + "add x2y").getBytes(StandardCharsets.US_ASCII);
      boolean may = search.mayMatchAscii(around, 8, 8 + text.length());
      assertThat(may || !search.matches(text)).as("%s in %s", search, text).isTrue();
      matches += search.matches(text) ? 1 : 0;
      no += may ? 0 : 1;
    }
    assertThat(matches).isGreaterThan(tries / 50);
    assertThat(no).isGreaterThan(tries / 3);
  }

  @Test
  void looksAtNothingButThePart() {
    SearchQuery search = SearchQuery.parse("login");
    byte[] text = "a LOGIN b".getBytes(StandardCharsets.US_ASCII);

    assertThat(search.mayMatchAscii(text, 0, text.length)).isTrue();
    assertThat(search.mayMatchAscii(text, 2, 7)).isTrue();
    assertThat(search.mayMatchAscii(text, 3, text.length)).isFalse();
    assertThat(search.mayMatchAscii(text, 0, 6)).isFalse();
    assertThat(search.mayMatchAscii(text, 4, 4)).isFalse();
  }

  @Test
  void whatIsExcludedIsNotAskedFor() {
    SearchQuery search = SearchQuery.parse("login -test");

    assertThat(search.mayMatchAscii("login".getBytes(StandardCharsets.US_ASCII), 0, 5)).isTrue();
  }
}
