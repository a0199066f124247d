package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPatternTest {

  private static final RequestPattern FIX = RequestPattern.parse("Fix {issue}: {summary}");
  private static final int MIB = Session.MAX_FEATURE_REQUEST_BYTES;

  @Nested
  class Parsing {

    @Test
    void findsEachVariableOnce() {
      assertThat(RequestPattern.parse("{b} {a_2} {b}").variables()).containsExactly("a_2", "b");
      assertThat(RequestPattern.parse("none").variables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "a { b, {, 3",
      "a } b, }, 3",
      "{, {, 1",
      "}, }, 1",
      "{{{, {, 3",
      "{{}, }, 3",
      "{a}}, }, 4",
      "{}, {, 1",
      "{ a}, {, 1",
      "{a }, {, 1",
      "{A}, {, 1",
      "{1a}, {, 1",
      "{a-b}, {, 1",
      "{a{b}}, {, 1",
      "{ü}, {, 1",
      "ü\ud83d\ude80{, {, 3"
    })
    void refusesABraceOfNoVariableAndTellsWhereAndHowItIsWritten(
        String text, String brace, int character) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> RequestPattern.parse(text))
          .withMessageContaining(
              "the "
                  + brace
                  + " at character "
                  + character
                  + " belongs to none (as a character of its own it is written "
                  + brace
                  + brace
                  + ")");
    }

    @Test
    void takesVariablesOfUpTo64Characters() {
      String longest = "a".repeat(64);

      assertThat(RequestPattern.parse("{" + longest + "}").variables()).containsExactly(longest);
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> RequestPattern.parse("{" + longest + "a}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void refusesWhatIsBlank(String text) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> RequestPattern.parse(text))
          .withMessageContaining("not blank");
    }

    @Test
    void takesOneMebibyteAndNoMore() {
      assertThat(RequestPattern.parse("x".repeat(MIB)).fill(Map.of())).hasSize(MIB);
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> RequestPattern.parse("x".repeat(MIB + 1)));
    }
  }

  @Nested
  class Filling {

    @Test
    void putsTheValuesInThePlaceOfTheVariables() {
      assertThat(FIX.fill(Map.of("issue", "#42", "summary", "login fails")))
          .isEqualTo("Fix #42: login fails");
    }

    @ParameterizedTest
    @CsvSource({"{{}}, {}", "{{{a}}}, {1}", "{{a}}, {a}", "{{{{, {{", "}}{a}{{, }1{"})
    void makesOneOfTwoBraces(String text, String filled) {
      RequestPattern pattern = RequestPattern.parse(text);

      assertThat(pattern.fill(pattern.variables().isEmpty() ? Map.of() : Map.of("a", "1")))
          .isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{summary}",
          "{{",
          "}",
          "{",
          "$1 \\",
          "a\nb\r\n",
          "\u001b[31m\0",
          "\ud83d\ude80"
        })
    void takesAValueAsItIs(String value) {
      assertThat(FIX.fill(Map.of("issue", value, "summary", "{issue}")))
          .isEqualTo("Fix " + value + ": {issue}");
    }

    @Test
    void anEmptyValueIsOne() {
      assertThat(FIX.fill(Map.of("issue", "", "summary", ""))).isEqualTo("Fix : ");
    }

    @Test
    void namesAllThatIsMissingAndAllThatIsUnknown() {
      assertThatExceptionOfType(TemplateVariablesException.class)
          .isThrownBy(() -> FIX.fill(Map.of("isue", "42", "a", "b")))
          .withMessage(
              "missing variable issue, summary; unknown variable \"a\", \"isue\"; the template has"
                  + " issue, summary")
          .satisfies(
              e -> {
                assertThat(e.missing()).containsExactly("issue", "summary");
                assertThat(e.unknown()).containsExactly("a", "isue");
                assertThat(e.variables()).containsExactly("issue", "summary");
              });
    }

    @Test
    void aTemplateWithoutVariablesSaysSo() {
      assertThatExceptionOfType(TemplateVariablesException.class)
          .isThrownBy(() -> RequestPattern.parse("x").fill(Map.of("a", "1")))
          .withMessage("unknown variable \"a\"; the template has none");
    }

    @Test
    void ofManyNamesTheMessageHasTheFirst() {
      String many =
          IntStream.range(10, 40).mapToObj(n -> "{v" + n + "}").collect(Collectors.joining());

      assertThatExceptionOfType(TemplateVariablesException.class)
          .isThrownBy(() -> RequestPattern.parse(many).fill(Map.of()))
          .withMessageEndingWith("v29, …")
          .satisfies(e -> assertThat(e.missing()).hasSize(30));
    }

    @Test
    void refusesABlankResult() {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> RequestPattern.parse("{a}").fill(Map.of("a", " ")))
          .withMessageContaining("not blank");
    }

    @Test
    void aValueMayBeAsLongAsARequest() {
      RequestPattern only = RequestPattern.parse("{a}");

      assertThat(only.fill(Map.of("a", "x".repeat(MIB)))).hasSize(MIB);
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> only.fill(Map.of("a", "ü".repeat(MIB / 2) + "x")))
          .withMessageContaining("at most " + MIB + " bytes");
    }

    @Test
    void aLongValueThatStandsOftenIsRefusedBeforeItIsPutTogether() {
      RequestPattern often = RequestPattern.parse("{a}".repeat(MIB / 3));

      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> often.fill(Map.of("a", "x".repeat(MIB))))
          .withMessageContaining((long) (MIB / 3) * MIB + " characters");
    }
  }

  @Test
  void isEqualByItsText() {
    assertThat(FIX)
        .isEqualTo(RequestPattern.parse("Fix {issue}: {summary}"))
        .hasSameHashCodeAs(RequestPattern.parse("Fix {issue}: {summary}"));
    assertThat(FIX).isNotEqualTo(RequestPattern.parse("Fix")).hasToString("Fix {issue}: {summary}");
  }

  @Test
  void partOfAConfigurationIsCompletedByAnother() {
    SessionConfiguration defaults = SessionConfiguration.defaults();

    assertThat(PartialConfiguration.none().over(defaults)).isEqualTo(defaults);
    assertThat(PartialConfiguration.none().isEmpty()).isTrue();
    assertThat(
            PartialConfiguration.none()
                .withMaxIterations(9)
                .withAutoCheckpoint(false)
                .over(defaults))
        .isEqualTo(new SessionConfiguration(9, 120, false, true));
    assertThat(
            PartialConfiguration.none()
                .withTimeoutMinutes(7)
                .withErrorRecovery(false)
                .over(defaults))
        .isEqualTo(new SessionConfiguration(3, 7, true, false));
    for (long bad : List.of(0L, -1L)) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> PartialConfiguration.none().withMaxIterations(bad));
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> PartialConfiguration.none().withTimeoutMinutes(bad));
    }
  }
}
