package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A text of ASCII has the same score whether it is a String or bytes. */
class AsciiScoreTest {

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
  void isTheSameAsOfTheString() {
    int matches = 0;
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
      long score = search.scoreAscii(around, 8, 8 + text.length());
      assertThat(score).as("%s in %s", search, text).isEqualTo(search.score(text));
      matches += score > 0 ? 1 : 0;
    }
    assertThat(matches).isBetween(tries / 50, tries / 2);
  }

  @Test
  void isOfNothingButThePart() {
    SearchQuery search = SearchQuery.parse("login");
    byte[] text = "a LOGIN b".getBytes(StandardCharsets.US_ASCII);

    assertThat(search.scoreAscii(text, 0, text.length)).isEqualTo(search.score("a login b"));
    assertThat(search.scoreAscii(text, 2, 7)).isEqualTo(search.score("login"));
    assertThat(search.scoreAscii(text, 3, text.length)).isZero();
    assertThat(search.scoreAscii(text, 0, 6)).isZero();
    assertThat(search.scoreAscii(text, 4, 4)).isZero();
  }

  @Test
  void tokensAreThoseOfTheString() {
    StringBuilder all = new StringBuilder();
    for (char character = 0; character < 0x80; character++) {
      all.append(character).append("aZ9").append(character);
    }
    List<String> fromString = new ArrayList<>();
    List<String> fromBytes = new ArrayList<>();
    SearchTokens.of(
        all.toString(), (token, start, end) -> fromString.add(token + "@" + start + "-" + end));
    byte[] bytes = ("a" + all).getBytes(StandardCharsets.US_ASCII);
    AsciiTokens.of(
        bytes,
        1,
        bytes.length,
        (token, start, end) ->
            fromBytes.add(token.subSequence(0, token.length()) + "@" + start + "-" + end));

    assertThat(fromBytes).isEqualTo(fromString).hasSizeGreaterThan(60);
  }
}
