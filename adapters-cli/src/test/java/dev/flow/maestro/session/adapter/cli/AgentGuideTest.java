package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.flow.maestro.session.adapter.cli.Printed.Answer;
import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document for programs, and whether what it says of output is true. */
class AgentGuideTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Cli cli = new Cli();

  @TempDir Path folder;

  /** A shape, or a list of it, that allows no member that it does not name. */
  private static Schema closed(Object shape) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    Shapes.definitions()
        .forEach(
            (name, definition) -> {
              Map<String, Object> copy = new LinkedHashMap<>();
              ((Map<?, ?>) definition)
                  .forEach((key, value) -> copy.put(String.valueOf(key), value));
              if (copy.containsKey("properties")) {
                copy.putIfAbsent("additionalProperties", false);
              }
              definitions.put(name, copy);
            });
    return REGISTRY.getSchema(
        JsonText.object(JsonStyle.COMPACT, Map.of("allOf", List.of(shape), "$defs", definitions)),
        InputFormat.JSON);
  }

  private static void assertIs(Object shape, String document) {
    assertThat(
            closed(shape)
                .validate(
                    document,
                    InputFormat.JSON,
                    context ->
                        context.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .as(document)
        .isEmpty();
  }

  @Nested
  class Output {

    static List<String> commands() {
      return Commands.names();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isOfTheShapeThatIsNamedForTheCommand(String command) {
      CommandSpec spec = Commands.named(command).orElseThrow().spec();
      if (spec.shape().equals(Optional.of(Shapes.TEXT))) {
        assertThat(spec.outputForms()).containsExactly("text");
        return;
      }

      List<Answer> answers = new Printed(folder).by(command);

      assertThat(answers).isNotEmpty();
      for (Answer answer : answers) {
        Object shape = Shapes.reference(answer.shape().orElse(spec.shape().orElseThrow()));
        assertThat(answer.documents()).isNotEmpty();
        answer
            .documents()
            .forEach(document -> assertIs(answer.list() ? Shapes.listOf(shape) : shape, document));
      }
    }

    @Test
    void ofAnInspectionTellsOfFindings() {
      Finding finding =
          Finding.unreadable(UnreadableRecord.whole(Cli.id(1).toString(), "/x", "ends too early"));
      assertIs(Shapes.reference("finding"), JsonText.object(JsonStyle.COMPACT, finding.details()));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"deleted\": 1}",
          "{}",
          "{\"deleted\": \"01000000-0000-4000-8000-000000000000\", \"more\": 1}"
        })
    void thatIsOfAnotherShapeWouldBeNoticed(String document) {
      assertThat(closed(Shapes.reference("deleted")).validate(document, InputFormat.JSON))
          .isNotEmpty();
    }
  }

  @Nested
  class Errors {

    private void assertErrors(CliRun run) {
      assertThat(run.err()).isNotEmpty();
      run.err().lines().forEach(line -> assertIs(Shapes.reference("error"), line));
    }

    @Test
    void areOfTheirShape() {
      cli.with(aSession().withId(Cli.id(1)), aSession().withId(Cli.id(2)));

      assertErrors(cli.run("crate", "--output", "json"));
      assertErrors(cli.run("list", "--status", "planing", "--output", "json"));
      assertErrors(cli.run("get", "77", "88", "--output", "json"));
      assertErrors(cli.run("get", "0", "--output", "json"));
      assertErrors(cli.run("transition", "01", "--status", "completed", "--output", "json"));
      assertErrors(cli.run("pause", "01", "--expect-revision", "7", "--output", "json"));
      assertErrors(cli.run("template", "show", "x", "--output", "json"));
      assertErrors(cli.run("create", "--template", "x", "--output", "json"));
      assertErrors(
          cli.withTemplates(new UnreadableTemplates())
              .run("template", "show", "x", "--output", "json"));
    }

    @Test
    void thatAreWarningsAreOfTheirShape() {
      CliRun run =
          cli.withTemplates(new UnreadableTemplates()).run("template", "list", "--output", "json");

      assertThat(run.err()).startsWith("{\"warning\": ").hasLineCount(1);
      assertIs(Shapes.reference("warning"), run.err());
    }
  }

  @Nested
  class Document {

    private final String text = cli.run("help", "agents", "--output", "json").data();

    @Test
    void isOneLineUnlessItIsToBeIndented() {
      assertThat(text).hasLineCount(1);
      assertThat(cli.run("--output", "pretty", "help", "agents").data().lines())
          .hasSizeGreaterThan(1000);
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void isAskedForByTheEnvironmentToo() {
      cli.environment.put("MAESTRO_OUTPUT", "json");
      assertThat(cli.run("help", "agents").data()).isEqualTo(text);
      assertThat(cli.run("help", "agents", "--output", "text").data())
          .startsWith("How a program uses the command line.\n");
      cli.environment.put("MAESTRO_OUTPUT", "table");
      assertThat(cli.run("help", "agents").data()).startsWith("How a program");
    }

    @Test
    void isItselfASchemaThatSomebodyElseReads() {
      Schema schema =
          REGISTRY.getSchema(
              text.replaceFirst("\\{", "{\"\\$ref\": \"#/\\$defs/session\", "), InputFormat.JSON);
      String session = cli.run("create", "--feature-request", "x", "--output", "json").data();

      assertThat(schema.validate(session, InputFormat.JSON)).isEmpty();
      assertThat(schema.validate("{\"session_id\": 1}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void namesEachCommandWithItsFlagsAndExitCodesAndShape() {
      for (Command command : Commands.all()) {
        CommandSpec spec = command.spec();
        assertThat(text).contains("{\"name\": \"" + spec.name() + "\", \"summary\": ");
        spec.allOptions()
            .forEach(option -> assertThat(text).contains("{\"name\": \"--" + option.name() + "\""));
        spec.shape()
            .filter(shape -> !shape.equals(Shapes.TEXT))
            .ifPresent(
                shape -> assertThat(text).contains("\"json\": {\"$ref\": \"#/$defs/" + shape));
      }
      assertThat(text)
          .contains("\"error\": {\"$ref\": \"#/$defs/error\"}")
          .contains("{\"code\": 5, \"name\": \"conflict\", \"meaning\": ");
    }

    @Test
    void namesTheStatusesThatAFlagTakes() {
      assertThat(text)
          .contains(
              "\"kind\": \"status\", \"values\": "
                  + JsonText.object(JsonStyle.COMPACT, Map.of("x", SessionStatus.keys()))
                      .replaceAll("^\\{\"x\": |\\}$", ""));
    }

    @Test
    void refersToNothingThatItDoesNotDefine() {
      assertThat(
              Pattern.compile("#/\\$defs/([a-z_]+)").matcher(text).results().map(it -> it.group(1)))
          .allSatisfy(name -> assertThat(Shapes.definitions()).containsKey(name));
    }
  }
}
