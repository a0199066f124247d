package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTokensTest {

  /** The tokens, as they are compared. */
  private static String folded(String text) {
    List<String> tokens = new ArrayList<>();
    SearchTokens.of(text, (folded, start, end) -> tokens.add(folded.toString()));
    return String.join(" ", tokens);
  }

  /** What the tokens were made of. */
  private static List<String> originals(String text) {
    List<String> tokens = new ArrayList<>();
    SearchTokens.of(text, (folded, start, end) -> tokens.add(text.substring(start, end)));
    return tokens;
  }

  @Nested
  class AToken {

    @ParameterizedTest
    @CsvSource({
      "add login page,add login page",
      "foo_bar,foo bar",
      "foo-bar,foo bar",
      "a:b,a b",
      "100%,100",
      "don't,don t",
      "don\u2019t,don t",
      "C:\\new\\table,c new table",
      "v1.2.3,v1 2 3",
      "auth2,auth2",
      "c++ | $5 ^ `x` ~y <z>,c 5 x y z",
      "zero\u200bwidth,zero width",
      "two\u00a0three\u3000four,two three four"
    })
    void isLettersAndDigitsThatStandTogether(String text, String tokens) {
      assertThat(folded(text)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({
      "東京タワー,東 京 タ ワ ー",
      "ひらがな,ひ ら か\u3099 な",
      "第3章x,第 3 章 x",
      "〇々,〇 々",
      "กิน,กิ น",
      "ทำ,ท ำ",
      "ລາວ,ລ າ ວ",
      "ខ្មែរ,ខ្ មែ រ",
      "မြန်,မြ န်"
    })
    void isALetterByItselfInScriptsWithoutBlanks(String text, String tokens) {
      assertThat(folded(text)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({
      "fix🚀now,fix 🚀 now",
      "🚀🚀,🚀 🚀",
      "5€,5 €",
      "a→b,a → b",
      "Java™,java tm",
      "Java®,java ®",
      "①first,1 first",
      "3½,3 1 2",
      "\ud83e\udee0,\ud83e\udee0",
      "\ue000,\ue000"
    })
    void isASymbolByItself(String text, String tokens) {
      assertThat(folded(text)).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "-",
          "*",
          "%",
          "_",
          "\"",
          "\0\u001b\u0085",
          "\ud83d",
          "\udc00\ud83d",
          "\u0301",
          "\u200d",
          "…",
          "，。「」",
          "\u2028"
        })
    void isNoneOfPunctuationOrWhatCannotBeSeen(String text) {
      assertThat(folded(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"हिन्दी", "தமிழ்", "বাংলা", "עברית", "العربية", "ქართული", "한국어", "ไ"})
    void isAWordOfAnyScript(String text) {
      assertThat(originals(text)).containsExactly(text);
    }
  }

  @Nested
  class Folding {

    @ParameterizedTest
    @CsvSource({
      "INITIAL,initial",
      "ISTANBUL İstanbul ıstanbul istanbul,istanbul istanbul istanbul istanbul",
      "Straße STRASSE STRAẞE,strasse strasse strasse",
      "ΟΔΟΣ οδος οδός,οδοσ οδοσ οδοσ",
      "ﬁle oﬃce,file office",
      "Café cafe\u0301,cafe cafe",
      "Łódź Ørsted Æsop œuvre Đà,lodz orsted aesop oeuvre da",
      "Ёлка Йод,елка иод",
      "ＡＢＣ１２３,abc123",
      "ｶﾞ ガ,カ\u3099 カ\u3099",
      "x² H₂O ㎏,x2 h2o kg",
      "٣ ३ ๓ ３,3 3 3 3",
      "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd,\u05e9\u05dc\u05d5\u05dd",
      "أحمد مُحَمَّد كتــاب,احمد محمد كتاب",
      "auth\u00adentication,authentication",
      "👍🏽 ❤\ufe0f,👍 ❤",
      "𝐁𝐨𝐥𝐝 Ⅷ,bold viii",
      "ß ẞ ss,ss ss ss",
      "K Å ſ,k a s"
    })
    void leavesOutCaseAccentsAndWidths(String text, String tokens) {
      assertThat(folded(text)).isEqualTo(tokens);
    }

    @Test
    void isTheSameUnderEveryLocale() {
      // The build runs under a Turkish one, whose small I has no dot.
      assertThat("I".toLowerCase(Locale.getDefault())).isIn("\u0131", "i");
      assertThat(folded("TITLE I \u0130 \u0131")).isEqualTo("title i i i");
    }

    @Test
    void keepsVowelSignsApart() {
      assertThat(folded("कि")).isNotEqualTo(folded("की"));
      assertThat(folded("กิ")).isNotEqualTo(folded("กี"));
      assertThat(folded("か")).isNotEqualTo(folded("が"));
    }

    @Test
    void makesTheSameOfEveryOrderOfMarks() {
      assertThat(folded("ก\u0e48\u0e38")).isEqualTo(folded("ก\u0e38\u0e48"));
    }

    @Test
    void ofWhatIsFoldedChangesNothing() {
      assertThat(
              characters()
                  .filter(c -> !folded(folded(Character.toString(c))).equals(foldedAlone(c))))
          .isEmpty();
    }

    @Test
    void takesBothCasesForTheSame() {
      assertThat(
              characters()
                  .filter(
                      c ->
                          !foldedAlone(Character.toUpperCase(c)).equals(foldedAlone(c))
                              || !foldedAlone(Character.toLowerCase(c)).equals(foldedAlone(c))))
          // The accent whose capital is a letter: the iota that Greek writes below another.
          .containsExactly(0x345);
    }

    private static IntStream characters() {
      return IntStream.rangeClosed(0, Character.MAX_CODE_POINT);
    }

    private static String foldedAlone(int character) {
      return folded(Character.toString(character));
    }
  }

  @Nested
  class ItsPlace {

    @ParameterizedTest
    @CsvSource({
      "'  Add, login!',Add|login",
      "cafe\u0301 x,cafe\u0301|x",
      "👍🏽.,👍🏽",
      "❤\ufe0f❤,❤\ufe0f|❤",
      "auth\u202e x,auth|x",
      "oﬃce,oﬃce",
      "㍿,㍿|㍿|㍿|㍿"
    })
    void isWhereItWasMadeOf(String text, String originals) {
      assertThat(String.join("|", originals(text))).isEqualTo(originals);
    }
  }
}
