package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of more than one block, which are read in another way than small ones. */
class LongDocumentTest {

  private static final int LONG = 200_000;

  private static String withMembers(String members) {
    return "{" + members + "," + Documents.MINIMAL.substring(1);
  }

  private static String asking(String literal) {
    return Documents.MINIMAL.replace("\"x\"", literal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00e9", "\u6f22", "\ud83d\ude00", "a\u6f22\ud83d\ude00\u00e9"})
  void keepALongTextLetterByLetter(String letters) {
    String text = letters.repeat(LONG);

    assertThat(Documents.parse(asking("\"" + text + "\"")).session().featureRequest())
        .isEqualTo(text);
  }

  @Test
  void keepALongTextWithEveryEscape() {
    String literal =
        "\"" + "a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\u00e9\\ud83d\\ude00".repeat(LONG) + "\"";
    String text = "a\"\\/\b\f\n\r\t\u00e9\u00e9\ud83d\ude00".repeat(LONG);

    assertThat(Documents.parse(asking(literal)).session().featureRequest()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\u12", "\\u12g4", "\\", "\t", "\\ud83"})
  void refuseALongTextThatIsNoJson(String wrong) {
    String text = "a\\n".repeat(LONG);

    assertThat(Documents.refused(asking("\"" + text + wrong + "\"")).offset()).isPresent();
    assertThat(Documents.refused("{\"feature_request\": \"" + text + wrong).offset()).isPresent();
    assertThat(Documents.refused(withMembers("\"u\": \"" + text + wrong + "\"")).offset())
        .isPresent();
  }

  @Test
  void areOneOfMillionsOfUnknownMembers() {
    String members =
        IntStream.range(0, LONG)
            .mapToObj(i -> "\"\\u006d" + i + "\u00e9\": [" + i + ", {}]")
            .collect(Collectors.joining(" , "));

    String written = Documents.rewritten(Documents.parse(withMembers(members)));

    assertThat(written)
        .contains(",\n  \"m0\\u00e9\": [0, {}],\n  \"m1\\u00e9\": [1, {}],\n")
        .endsWith("\n  \"m199999\\u00e9\": [199999, {}]\n}");
    assertThat(Documents.rewritten(Documents.parse(written))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m7", "\\u006d7", "m\\u0037", "m199999"})
  void findOneNameThatIsThereTwiceAmongMany(String again) {
    String members =
        IntStream.range(0, LONG).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(","));
    String document = withMembers("\"deep\": {" + members + ",\"" + again + "\":1}");

    MalformedDocumentException refusal = Documents.refused(document);

    assertThat(refusal).message().startsWith("Duplicate field 'm");
    assertThat(refusal.offset()).hasValue(document.lastIndexOf("\"" + again + "\""));
  }

  @Test
  void tellWhereTheyAreNotUtf8() {
    byte[] document = asking("\"" + "\u00e9".repeat(LONG) + "\"").getBytes(StandardCharsets.UTF_8);
    document[LONG] = (byte) 0xFF;

    MalformedDocumentException refusal = Documents.refused(document);

    assertThat(refusal).hasMessage("is not UTF-8");
    assertThat(refusal.offset().orElseThrow()).isBetween(LONG - 1L, (long) LONG);
  }

  @Test
  void tellWhereAValueIsWrongBehindOtherLetters() {
    String document =
        withMembers("\"u\": \"" + "\ud83d\ude00\u00e9".repeat(LONG) + "\"")
            .replace("\"planning\"", "\"nothing\"");

    MalformedDocumentException refusal = Documents.refused(document);

    assertThat(refusal.member()).contains("status");
    assertThat(refusal.offset())
        .hasValue(
            document
                .substring(0, document.indexOf("\"nothing\""))
                .getBytes(StandardCharsets.UTF_8)
                .length);
  }
}
