package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random texts of all planes, halves of pairs included. A failure names its seed. */
class SearchFuzzTest {

  private static final int TEXTS = 1000;

  private record Token(String folded, int start, int end) {}

  static IntStream seeds() {
    return new Random().ints(4);
  }

  private static Stream<String> texts(int seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> text(random)).limit(TEXTS);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(24);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(8)) {
        case 0 -> text.append(' ');
        case 1 -> text.append((char) (Character.MIN_SURROGATE + random.nextInt(0x800)));
        case 2 -> text.append((char) random.nextInt(0x80));
        case 3 -> text.append((char) random.nextInt(0x600));
        // Marks, in plenty.
        case 4 -> text.append((char) (0x300 + random.nextInt(0x70)));
        case 5 -> text.append((char) (0x900 + random.nextInt(0x900)));
        case 6 -> text.append((char) (0x1100 + random.nextInt(0xEF00)));
        default -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      }
    }
    return text.toString();
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    SearchTokens.of(
        text, (folded, start, end) -> tokens.add(new Token(folded.toString(), start, end)));
    return tokens;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachTokenIsAPartOfTheText(int seed) {
    texts(seed)
        .forEach(
            text -> {
              int start = 0;
              for (Token token : tokens(text)) {
                assertThat(token.folded()).isNotEmpty();
                assertThat(token.start()).isBetween(start, token.end() - 1);
                assertThat(token.end()).isBetween(1, text.length());
                assertThat(isBorder(text, token.start()) && isBorder(text, token.end())).isTrue();
                start = token.start();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachTokenIsFoundByWhatItWasMadeOf(int seed) {
    texts(seed)
        .forEach(
            text -> {
              for (Token token : tokens(text)) {
                SearchQuery search = SearchQuery.parse(text.substring(token.start(), token.end()));
                assertThat(search.matches(text)).as("%s of %s", token, escaped(text)).isTrue();
                assertThat(search.highlights(text))
                    .as("%s of %s", token, escaped(text))
                    .anyMatch(
                        range -> range.start() <= token.start() && range.end() >= token.end());
              }
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachTokenIsFoundByItsFoldedForm(int seed) {
    texts(seed)
        .forEach(
            text -> {
              for (Token token : tokens(text)) {
                assertThat(SearchQuery.parse(token.folded()).matches(text))
                    .as("%s of %s", token, escaped(text))
                    .isTrue();
              }
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void highlightsAreInOrderAndApart(int seed) {
    Random random = new Random(seed);
    texts(seed)
        .forEach(
            text -> {
              List<Token> tokens = tokens(text);
              if (tokens.isEmpty()) {
                return;
              }
              String some = tokens.get(random.nextInt(tokens.size())).folded();
              String more = tokens.get(random.nextInt(tokens.size())).folded();
              String phrase = tokens.get(0).folded() + " " + tokens.get(tokens.size() / 2).folded();
              SearchQuery search =
                  SearchQuery.parse(some + "* " + more + " \"" + phrase + "\" -" + some);
              int end = -1;
              for (TextRange range : search.highlights(text)) {
                assertThat(range.start()).isGreaterThan(end);
                assertThat(range.end()).isLessThanOrEqualTo(text.length());
                assertThat(isBorder(text, range.start()) && isBorder(text, range.end())).isTrue();
                end = range.end();
              }
              assertThat(end).isPositive();
              assertThat(search.matches(text)).isFalse();
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyTextIsASearchOrRefused(int seed) {
    texts(seed)
        .forEach(
            text -> {
              try {
                assertThat(SearchQuery.parse(text).score(text)).isNotNegative();
              } catch (InvalidInputException e) {
                assertThat(e).hasMessageStartingWith("search must be ");
              }
            });
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(unit -> "\\u" + Integer.toHexString(0x10000 | unit).substring(1))
        .collect(Collectors.joining());
  }

  private static boolean isBorder(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isHighSurrogate(text.charAt(at - 1))
        || !Character.isLowSurrogate(text.charAt(at));
  }
}
