package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {

  private static boolean finds(String search, String text) {
    return SearchQuery.parse(search).matches(text);
  }

  private static long score(String search, String text) {
    return SearchQuery.parse(search).score(text);
  }

  /** The text with its highlights in brackets. */
  private static String highlighted(String search, String text) {
    StringBuilder marked = new StringBuilder(text);
    List<TextRange> ranges = SearchQuery.parse(search).highlights(text);
    for (int i = ranges.size() - 1; i >= 0; i--) {
      marked.insert(ranges.get(i).end(), ']').insert(ranges.get(i).start(), '[');
    }
    return marked.toString();
  }

  @Nested
  class Finds {

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {
          "login,Add a login page",
          "page login,Add a login page",
          "LOGIN,add a Login page",
          "'\"login page\"',Add a login page",
          "'\"login page\"',Add a login: page",
          "auth*,Add authentication",
          "auth*,auth",
          "'\"add auth*\"',Add authentication",
          "add -logout,add login",
          "add -\"page login\",add login page",
          "add -auth*,add login",
          "foo_bar,the foo-bar of it",
          "foo_ba*,foo bars",
          "cafe,Le Café",
          "café,le cafe",
          "東京,私は東京にいる",
          "'\"東京\"',東 京",
          "🚀,ship it🚀",
          "👍,yes👍🏽",
          "100%,100% done",
          "%100,only 100",
          "* login -,login",
          "auth**,authentication",
          "*ogin,ogin",
          "l*n,l n",
          "5\" display,a 5 inch display",
          "say\"hi there\",say hi there",
          "\"say\"hi,hi and say",
          "'\u3000login\u00a0page ',page login"
        })
    void whatTheGrammarSays(String search, String text) {
      assertThat(finds(search, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {
          "log,Add a login page",
          "login logout,Add a login page",
          "'\"page login\"',Add a login page",
          "'\"login page\"',login the page",
          "auth*,reauth",
          "'\"au* add\"',authentication add",
          "add -login,Add a login page",
          "login -login,login",
          "add -\"login page\",add a login page",
          "add -auth*,add authentication",
          "foo_bar,foo the bar",
          "東京,京東",
          "東京,東に京",
          "lo%n,login",
          "lo_in,login",
          "l*n,login",
          "l.gin,login",
          "log?n,login"
        })
    void nothingElse(String search, String text) {
      assertThat(finds(search, text)).isFalse();
    }

    @Test
    void phrasesThatOverlapThemselves() {
      assertThat(finds("\"a b a c\"", "a b a b a c")).isTrue();
      assertThat(finds("\"a b a\"", "a b b a")).isFalse();
    }

    @Test
    void asManyWordsAsThereMayBe() {
      String words = words(64);

      assertThat(finds('"' + words + '"', "x " + words + " y")).isTrue();
      assertThat(finds(words, words.replace("w63", "w64"))).isFalse();
    }

    @Test
    void aWordInAMebibyte() {
      String text = "x".repeat(1 << 19) + " needle " + "\u00fc".repeat(1 << 19);

      assertThat(finds("needle", text)).isTrue();
      assertThat(finds("nail", text)).isFalse();
    }
  }

  private static String words(int count) {
    return IntStream.range(0, count).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
  }

  @Nested
  class Refuses {

    private void refused(String search, String message) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> SearchQuery.parse(search))
          .withMessage("search must be " + message);
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {"''", "' '", "-", "*", "%", "'-* \"\" -\"%\" __'", "\ud83d"})
    void nothingToFind(String search) {
      refused(search, "text with at least one letter, digit or symbol, not \"" + search + "\"");
    }

    @Test
    void onlyExclusions() {
      refused(
          "-a -\"b c\"",
          "text with at least one word that is not excluded by a dash, not \"-a -\"b c\"\"");
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {"\"", "add \"login", "-\"x", "\"a\"\""})
    void anOpenQuote(String search) {
      refused(search, "text in which every quote that opens is closed, not \"" + search + "\"");
    }

    @Test
    void whatIsTooLong() {
      assertThat(finds("x".repeat(1000), "x")).isFalse();
      refused("x".repeat(1001), "at most 1000 characters, not \"" + "x".repeat(100) + "…\"");
    }

    @Test
    void tooManyWords() {
      assertThat(finds(words(64), "")).isFalse();
      refused(
          words(63) + " -\"a b\"",
          "at most 64 words, not \"" + words(63).substring(0, 100) + "…\"");
      assertThat(finds("same ".repeat(65), "same")).isTrue();
    }
  }

  @Nested
  class Ranks {

    private void better(String search, String better, String worse) {
      assertThat(score(search, better)).isGreaterThan(score(search, worse));
    }

    @Test
    void moreOccurrencesHigher() {
      better("login", "login login page", "login logout page");
      better("login", "login " + "x ".repeat(100) + "login", "login " + "x ".repeat(101));
    }

    @Test
    void shorterTextsHigher() {
      better("login", "add login", "add login page");
      better("login", "login", "login " + "x".repeat(1 << 10) + " y".repeat(1 << 18));
    }

    @Test
    void wholeWordsHigher() {
      better("auth*", "add auth", "add authentication");
    }

    @Test
    void severalWordsAboveOneManyTimes() {
      better("a b", "a a b b x x", "a a a a a b");
    }

    @Test
    void matchesOfTheLongestTextsAboveNone() {
      assertThat(score("x", "x" + " y".repeat(1 << 20))).isPositive();
      assertThat(score("x", "x ".repeat(1 << 20))).isPositive();
      assertThat(score("x", "y")).isZero();
    }

    @Test
    void withTheSameNumbersEverywhere() {
      // 2^30 * 80 / (80 + 24 + 3 * 4)
      assertThat(score("login", "add a login page")).isEqualTo(740511602);
      // and 2^30 * 40 / (40 + 24 + 3 * 4) for a word that only begins so
      assertThat(score("login pag*", "add a login page")).isEqualTo(740511602 + 565127275);
    }
  }

  @Nested
  class Highlights {

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '\'',
        value = {
          "login page,Add [login] [Page]: a [page]",
          "auth*,[Authentication] of reauth",
          "'\"add login\" now','[Add, login] is [now] add'",
          "cafe,Le [Cafe\u0301]!",
          "東京,私は[東京]に",
          "🚀,ship[🚀]it",
          "👍,yes[👍🏽]",
          "株,[㍿]",
          "add -login,[add] login"
        })
    void areWhereTheMatchesWere(String search, String marked) {
      String text = marked.replaceAll("[\\[\\]]", "");

      assertThat(highlighted(search, text)).isEqualTo(marked);
    }

    @Test
    void thatTouchAreOne() {
      assertThat(highlighted("東京 京都", "東京都")).isEqualTo("[東京都]");
      assertThat(highlighted("\"a b\" \"b c\" a", "a b c")).isEqualTo("[a b c]");
    }

    @Test
    void areThereEvenIfTheTextDoesNotMatch() {
      assertThat(highlighted("add login", "add logout")).isEqualTo("[add] logout");
      assertThat(highlighted("nothing", "add logout")).isEqualTo("add logout");
    }
  }

  @Nested
  class IsAValue {

    @Test
    void equalToOneThatDemandsTheSame() {
      assertThat(SearchQuery.parse("Add \"a-b\" add"))
          .isEqualTo(SearchQuery.parse("add a_b"))
          .hasSameHashCodeAs(SearchQuery.parse("add a_b"))
          .isNotEqualTo(SearchQuery.parse("add -a_b"))
          .isNotEqualTo(SearchQuery.parse("add a_b*"));
    }

    @Test
    void thatKeepsItsText() {
      assertThat(SearchQuery.parse(" Add -x ").text()).isEqualTo(" Add -x ");
      assertThat(SearchQuery.parse("Add")).hasToString("Add");
    }
  }
}
