package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"bugfix", "a", "7", "bug-fix_2.1", "a..b", "a-", "console", "com", "com10"})
  void isOfLettersDigitsAndThreeMarks(String text) {
    assertThat(new TemplateName(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "../x",
        "a/b",
        "a\\b",
        "..",
        ".hidden",
        "-x",
        "_x",
        "trailing.",
        "Bugfix",
        "bug fix",
        "bugfix\n",
        "büg",
        "bug\u0000",
        "\ud83d\ude80",
        "a:b",
        "a*"
      })
  void isNothingElse(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new TemplateName(text))
        .withMessageStartingWith("template must be a name of at most 64 lower-case letters")
        .satisfies(e -> assertThat(e.field()).isEqualTo("template"));
  }

  @Test
  void hasAtMost64Characters() {
    assertThat(new TemplateName("a".repeat(64)).value()).hasSize(64);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new TemplateName("a".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"con", "prn", "aux", "nul", "com0", "com9", "lpt1", "nul.txt", "con.a.b"})
  void isNoDeviceOfWindows(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new TemplateName(text))
        .withMessage(
            "template must be a name that Windows takes for no device, not \"" + text + "\"");
  }

  @Test
  void isSortedAsText() {
    assertThat(new TemplateName("a")).isLessThan(new TemplateName("b"));
  }
}
