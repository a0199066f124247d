package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.TemplateName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCommandsTest {

  private static final String BUGFIX =
      "{\"name\": \"bugfix\", \"feature_request\": \"Fix {issue}: {summary}\", \"configuration\":"
          + " {\"max_iterations\": 5, \"auto_checkpoint\": false}, \"variables\": [\"issue\","
          + " \"summary\"]}";
  private static final String NAMES =
      "template must be a name of at most 64 lower-case letters, digits, -, _ and ., with a letter"
          + " or digit first and no dot last, not ";

  private final Cli cli = new Cli();

  private CliRun addBugfix(String... more) {
    return cli.run(
        BadInput.of(more)
            .after(
                "template",
                "add",
                "bugfix",
                "--feature-request",
                "Fix {issue}: {summary}",
                "--max-iterations=5",
                "--no-auto-checkpoint"));
  }

  @Nested
  class Add {

    @Test
    void printsTheTemplateAndItsVariables() {
      assertThat(addBugfix().data()).isEqualTo(BUGFIX + "\n");
      assertThat(cli.templates.list().templates()).hasSize(1);
    }

    @Test
    void readsAPatternFromStandardInput() {
      cli.reading("Build {what}\nin {{two}} lines\n")
          .run("template", "add", "--name", "a", "--feature-request", "-")
          .data();

      assertThat(cli.templates.find(new TemplateName("a")).orElseThrow().featureRequest())
          .hasToString("Build {what}\nin {{two}} lines");
    }

    @Test
    void refusesANameThatIsTakenAndTellsHowToReplace() {
      addBugfix().data();

      cli.run("template", "add", "bugfix", "--feature-request", "x")
          .failed(
              5,
              "error: template bugfix exists already",
              "hint: with --replace, template add puts the new one in its place");

      assertThat(cli.run("template", "show", "bugfix").data()).isEqualTo(BUGFIX + "\n");
    }

    @Test
    void replacesIfAskedFor() {
      cli.run("template", "add", "bugfix", "--feature-request", "x").data();

      assertThat(addBugfix("--replace").data()).isEqualTo(BUGFIX + "\n");
      assertThat(cli.run("template", "show", "bugfix").data()).isEqualTo(BUGFIX + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "", ".x", "a/b", "Bugfix", "\u001b"})
    void refusesWhatIsNoName(String name) {
      cli.run("template", "add", "--name=" + name, "--feature-request", "x")
          .failed(
              2,
              "error: " + NAMES + '"' + name.replace("\u001b", "\\u001b") + '"',
              "hint: maestro-session template add --help");
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void refusesAStrayBrace() {
      cli.run("template", "add", "a", "--feature-request", "if (x) {}")
          .failed(
              2,
              "error: feature_request must be a pattern with variables such as {issue_2}; the { at"
                  + " character 8 belongs to none (as a character of its own it is written {{),"
                  + " not \"{}\"",
              "hint: maestro-session template add --help");
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void refusesAFlagAndItsContrary() {
      CliRun run = addBugfix("--auto-checkpoint");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .isEqualTo("error: --auto-checkpoint and --no-auto-checkpoint exclude each other\n");
    }
  }

  @Nested
  class ListAndShow {

    @Test
    void anEmptyListIsOne() {
      assertThat(cli.run("template", "list").data()).isEqualTo("[]\n");
    }

    @Test
    void theListIsSorted() {
      addBugfix().data();
      cli.run("template", "add", "a", "--feature-request", "x").data();

      assertThat(cli.run("template", "list").data())
          .isEqualTo(
              "[{\"name\": \"a\", \"feature_request\": \"x\", \"variables\": []}, "
                  + BUGFIX
                  + "]\n");
    }

    @Test
    void whatCannotBeReadIsAWarning() {
      cli.withTemplates(new UnreadableTemplates());

      CliRun run = cli.run("template", "list");

      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEqualTo("[]\n");
      assertThat(run.err()).isEqualTo("warning: cannot read /t/\\u001bx.json: is empty\n");
    }

    @Test
    void whatIsAbsentIsNotFound() {
      cli.run("template", "show", "nope")
          .failed(3, "error: no template nope", "hint: maestro-session template list");
    }

    @Test
    void theGroupAloneTellsWhatThereIs() {
      cli.run("template")
          .failed(
              2,
              "error: template needs one of add, list, show, remove",
              "hint: maestro-session template --help");
    }
  }

  @Nested
  class Remove {

    @Test
    void printsWhatIsGone() {
      addBugfix().data();

      assertThat(cli.run("template", "remove", "bugfix").data())
          .isEqualTo("{\"removed\": \"bugfix\"}\n");
      assertThat(cli.templates.list().templates()).isEmpty();
    }

    @Test
    void whatIsAbsentIsNotFound() {
      cli.run("template", "remove", "nope", "--output", "json")
          .failed(
              3,
              "{\"code\": \"not_found\", \"message\": \"no template nope\", \"hint\":"
                  + " \"maestro-session template list\", \"template\": \"nope\"}");
    }
  }

  @Nested
  class Create {

    private CliRun create(String... words) {
      return cli.run(BadInput.of(words).after("create", "--template", "bugfix"));
    }

    @Test
    void fillsTheTemplate() {
      addBugfix().data();

      assertThat(create("--var", "issue=42", "--var", "summary=a=b {issue} \u001b").data())
          .contains("\"feature_request\": \"Fix 42: a=b {issue} \\u001b\"")
          .contains("\"max_iterations\": 5")
          .contains("\"auto_checkpoint\": false");
    }

    @Test
    void flagsWinOverTheTemplate() {
      addBugfix().data();

      assertThat(
              create(
                      "--var=issue=1",
                      "--var=summary=",
                      "--max-iterations=2",
                      "--auto-checkpoint",
                      "--no-error-recovery")
                  .data())
          .contains(
              "\"configuration\": {\"max_iterations\": 2, \"timeout_minutes\": 120,"
                  + " \"auto_checkpoint\": true, \"error_recovery_enabled\": false}");
    }

    @Test
    void oneValueMayComeFromStandardInput() {
      addBugfix().data();
      cli.reading("a long\nstory\n");

      assertThat(create("--var", "issue=1", "--var", "summary=-").data())
          .contains("\"feature_request\": \"Fix 1: a long\\nstory\"");
    }

    @Test
    void wrongVariablesAreListed() {
      addBugfix().data();

      create("--var", "isue=42")
          .failed(
              2,
              "error: missing variable issue, summary; unknown variable \"isue\"; the template has"
                  + " issue, summary",
              "hint: maestro-session create --help");
      assertThat(cli.content()).isEmpty();
    }

    @Test
    void noSuchTemplateIsNotFound() {
      create().failed(3, "error: no template bugfix", "hint: maestro-session template list");
      assertThat(cli.content()).isEmpty();
    }
  }

  @Test
  void areATableOnATerminal() {
    Cli person = new Cli();
    person.environment.put("NO_COLOR", "1");
    person.run("template", "add", "bugfix", "--feature-request", "Fix {issue}: {summary}");

    assertThat(person.onTerminal().run("template", "list").out())
        .isEqualTo(
            """
            NAME    VARIABLES       REQUEST
            bugfix  issue, summary  Fix {issue}: {summary}
            """);
    person.run("template", "remove", "bugfix");
    assertThat(person.run("template", "list").err()).isEqualTo("there is no template\n");
  }
}
