package dev.flow.maestro.session.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SearchQuery;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private static final int TRIES = 20_000;

  /** What is special to a search or to the index, and ordinary words. */
  private static final List<String> PIECES =
      List.of(
          "login",
          "Login",
          "PAGE",
          "page",
          "x",
          "auth",
          "2",
          " ",
          " ",
          " ",
          "-",
          "\"",
          "*",
          "_",
          ".",
          "\u00e9",
          "e\u0301",
          "\u00fcber",
          "Caf\u00e9",
          "\u00df",
          "\ufb01le",
          "\uff21\uff22",
          "\u0130",
          "\u0131",
          "\u4eac\u6771",
          "\u043b\u043a\u0430",
          "\ud83d\ude80",
          "\u2014",
          "\u201c",
          "\u2019",
          "\u00ad",
          "\u200d",
          "\u3000",
          "\ud83d",
          "\u338f",
          "\ufdfa",
          "\0",
          "\u0301",
          "\u00aa",
          "\u2126",
          "\u00b7");

  private static String random(Random random) {
    return IntStream.range(0, 1 + random.nextInt(6))
        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static boolean mayMatch(SearchQuery query, String text) {
    List<String> words = Words.of(text);
    return Words.demandedBy(query).stream()
        .allMatch(word -> words.contains(word) || words.contains(Words.ANYTHING));
  }

  @Test
  void noMatchIsMissed() {
    Random random = new Random(20);
    int matches = 0;
    int narrowed = 0;
    for (int i = 0; i < TRIES; i++) {
      String text = random(random) + random(random);
      SearchQuery query;
      try {
        query = SearchQuery.parse(random(random));
      } catch (InvalidInputException e) {
        continue;
      }
      if (query.matches(text)) {
        matches++;
        assertThat(mayMatch(query, text)).as("<%s> in <%s>", query, text).isTrue();
      } else if (!mayMatch(query, text)) {
        narrowed++;
      }
    }
    assertThat(matches).isGreaterThan(TRIES / 100);
    assertThat(narrowed).isGreaterThan(TRIES / 50);
  }

  @ParameterizedTest
  @CsvSource({
    "Add a login-page, add a login page",
    "The \u201cBig\u201d caf\u00e9 \u2014 don\u2019t, the big cafe don t",
    "\uff21\uff22\uff23 \ufb01le, abc file",
    "login login LOGIN, login",
    "\u4eac\u6771 login, * login",
    "a\ud83d\ude80b c, * c"
  })
  void aTextIsItsWordsEachOnce(String text, String words) {
    assertThat(Words.of(text)).containsExactly(words.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "login page, login page",
    "login -page, login",
    "auth*, ''",
    "\"add logi*\" x, add x",
    "foo_bar*, foo",
    "-\"not this\" that, that",
    "caf\u00e9, cafe",
    "\u4eac\u6771, ''",
    "login** page, page"
  })
  void aSearchDemandsItsWholeWords(String search, String words) {
    assertThat(String.join(" ", Words.demandedBy(SearchQuery.parse(search)))).isEqualTo(words);
  }

  @Test
  void everySearchCutsAtThePunctuation() {
    Words.PUNCTUATION
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            cut -> {
              assertThat(SearchQuery.parse("a").matches("a" + cut + "b")).as(cut).isTrue();
              assertThatExceptionOfType(InvalidInputException.class)
                  .as(cut)
                  .isThrownBy(() -> SearchQuery.parse(cut));
            });
  }

  @Test
  void aTextOfVeryManyOrVeryLongWordsIsLookedAtInEachSearch() {
    String many = IntStream.range(0, 5000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

    assertThat(Words.of(many)).containsExactly(Words.ANYTHING);
    assertThat(Words.of("x".repeat(65))).containsExactly(Words.ANYTHING);
    assertThat(Words.of("x".repeat(64))).containsExactly("x".repeat(64));
  }
}
