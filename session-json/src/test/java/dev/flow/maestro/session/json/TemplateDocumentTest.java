package dev.flow.maestro.session.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateDocumentTest {

  private static SessionTemplate template(String pattern, PartialConfiguration configuration) {
    return new SessionTemplate(
        new TemplateName("bugfix"), RequestPattern.parse(pattern), configuration);
  }

  private static SessionTemplate parse(String document) throws MalformedDocumentException {
    return TemplateDocument.parse(document.getBytes(UTF_8));
  }

  @Test
  void hasAMemberALineAndOnlyWhatTheTemplateSays() {
    assertThat(
            new String(
                TemplateDocument.toBytes(
                    template(
                        "Fix {issue}: {summary}",
                        PartialConfiguration.none()
                            .withMaxIterations(5)
                            .withAutoCheckpoint(false))),
                UTF_8))
        .isEqualTo(
            """
            {
              "name": "bugfix",
              "feature_request": "Fix {issue}: {summary}",
              "configuration": {
                "max_iterations": 5,
                "auto_checkpoint": false
              }
            }
            """);
    assertThat(
            new String(TemplateDocument.toBytes(template("x", PartialConfiguration.none())), UTF_8))
        .isEqualTo("{\n  \"name\": \"bugfix\",\n  \"feature_request\": \"x\"\n}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fix {issue}",
        "{{}}",
        "two\nlines\t\"quoted\" \\ \u0000\u001b\u007f\u2028",
        "Füge hinzu \ud83d\ude80",
        "half \ud83d of a pair"
      })
  void givesBackWhatWasWritten(String pattern) throws Exception {
    SessionTemplate template =
        template(
            pattern,
            PartialConfiguration.none()
                .withMaxIterations(Long.MAX_VALUE)
                .withTimeoutMinutes(1)
                .withAutoCheckpoint(true)
                .withErrorRecovery(false));

    assertThat(TemplateDocument.parse(TemplateDocument.toBytes(template))).isEqualTo(template);
  }

  @Test
  void givesBackTheLongestOfControlCharacters() throws Exception {
    SessionTemplate template =
        template("\u0001".repeat(Session.MAX_FEATURE_REQUEST_BYTES), PartialConfiguration.none());

    byte[] document = TemplateDocument.toBytes(template);

    assertThat(document.length).isGreaterThan(6 << 20).isLessThan(7 << 20);
    assertThat(TemplateDocument.parse(document)).isEqualTo(template);
  }

  @Test
  void takesMembersInAnyOrderAndText() throws Exception {
    assertThat(parse("{\"configuration\":{},\"feature_request\":\"Ü\",\"name\":\"bugfix\"}"))
        .isEqualTo(template("Ü", PartialConfiguration.none()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"feature_request\": \"x\"}|name|is missing",
        "{\"name\": \"a\"}|feature_request|is missing",
        "{\"name\": 1, \"feature_request\": \"x\"}|name|must be a string",
        "{\"name\": \"A/b\"}|name|template must be a name of",
        "{\"name\": \"a\", \"feature_request\": null}|feature_request|must be a string",
        "{\"name\": \"a\", \"feature_request\": \" \"}|feature_request|not blank",
        "{\"name\": \"a\", \"feature_request\": \"{\"}|feature_request|at character 1",
        "{\"nmae\": \"a\"}|nmae|no member of a template; known: name, feature_request, configuration",
        "{\"configuration\": []}|configuration|must be an object",
        "{\"configuration\": {\"max_iterations\": 0}}|configuration.max_iterations|at least 1",
        "{\"configuration\": {\"timeout_minutes\": \"1\"}}|configuration.timeout_minutes|a whole number",
        "{\"configuration\": {\"auto_checkpoint\": 1}}|configuration.auto_checkpoint|true or false",
        "{\"configuration\": {\"tries\": 1}}|configuration.tries|known: max_iterations, timeout_minutes",
        "{\"name\": \"a\", \"name\": \"a\"}|name|Duplicate field 'name'"
      })
  void namesTheMemberThatIsWrong(String document, String member, String reason) {
    assertThatExceptionOfType(MalformedDocumentException.class)
        .isThrownBy(() -> parse(document))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.member()).contains(member));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "x", "{\"name\": \"a\", \"feature_request\": \"x\"} {}"})
  void isOneWholeObject(String document) {
    assertThatExceptionOfType(MalformedDocumentException.class).isThrownBy(() -> parse(document));
  }
}
