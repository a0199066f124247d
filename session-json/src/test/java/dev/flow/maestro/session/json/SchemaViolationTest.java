package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be read although the schema does not allow it; somebody else's validator must agree. */
class SchemaViolationTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(SessionSchema.bytes(), StandardCharsets.UTF_8), InputFormat.JSON);

  /** A value of a member, whatever it is, unless it is an object. */
  private static final Pattern VALUE =
      Pattern.compile("(\"[a-z_]+\": )(\"[^\"]*\"|[0-9.]+|true|false)");

  private static final Pattern OBJECT =
      Pattern.compile("(\"[a-z_]+\": )(\\{[^{}]*\\})", Pattern.DOTALL);

  private static final List<String> OTHER_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "3.0",
          "1.5",
          "-1",
          "\"\"",
          "\"unknown\"",
          "\"0123456789abcdef0123456789abcdef01234567\"",
          "\"0123456789abcdef0123456789abcdef012345678\"",
          "\"ABCDEF0\"",
          "\"abcdef0\"",
          "\"abcdef\"",
          "\"2026-01-07T13:02:57Z\"",
          "\"2026-01-07T13:02:57.1+05:30\"",
          "\"2026-01-07\"",
          "\"2026-02-30T13:02:57Z\"",
          "\"planning\"",
          "\"cleanup\"",
          "[]",
          "{}");

  @Test
  void aDocumentOfOursHasNone() {
    assertThat(Documents.parse(Documents.text("complete.json")).schemaViolations()).isEmpty();
  }

  @Test
  void namesTheMemberAndTheProblem() {
    assertThat(Documents.parse(Documents.MINIMAL).schemaViolations())
        .containsExactly(
            new SchemaViolation(
                "git_context.commit", "is not 7 to 40 hexadecimal digits in lower case"));
    assertThat(
            Documents.parse(
                    Documents.text("complete.json")
                        .replaceFirst("(\"total_tasks\": )[0-9]+", "$1null"))
                .schemaViolations())
        .containsExactly(
            new SchemaViolation("statistics.total_tasks", "is null instead of not there"));
  }

  @Test
  void areThoseThatAValidatorFindsInWhatCanBeRead() {
    Random random = new Random(3);
    int read = 0;
    int violating = 0;
    for (int i = 0; i < 5_000; i++) {
      String document = withOthers(VALUE, Documents.text("complete.json"), random);
      document = withOthers(OBJECT, document, random);
      Optional<SessionDocument> parsed = parsed(document);
      if (parsed.isPresent()) {
        Set<String> found = new TreeSet<>();
        parsed.get().schemaViolations().forEach(violation -> found.add(violation.member()));

        assertThat(found).as(document).isEqualTo(byValidator(document));
        read++;
        violating += found.isEmpty() ? 0 : 1;
      }
    }
    assertThat(read).isGreaterThan(500);
    assertThat(violating).isBetween(100, read - 100);
  }

  private static Optional<SessionDocument> parsed(String document) {
    try {
      return Optional.of(SessionDocument.parse(document.getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedDocumentException e) {
      return Optional.empty();
    }
  }

  private static Set<String> byValidator(String document) {
    Set<String> members = new TreeSet<>();
    SCHEMA
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .forEach(
            error ->
                members.add(error.getInstanceLocation().toString().substring(1).replace('/', '.')));
    return members;
  }

  /** The document with one in twenty of what the pattern finds replaced. */
  private static String withOthers(Pattern pattern, String document, Random random) {
    return pattern
        .matcher(document)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1)
                        + (random.nextInt(20) == 0
                            ? OTHER_VALUES.get(random.nextInt(OTHER_VALUES.size()))
                            : found.group(2))));
  }
}
