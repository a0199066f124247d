package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  private final Cli cli = new Cli();

  private static String unwrapped(String help) {
    return help.replaceAll("\\s+", " ");
  }

  @Nested
  class OfTheProgram {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "help help", "help --help", "--help --version"})
    void isTheSameHoweverOneAsks(String words) {
      assertThat(cli.run(words.split(" ", -1)).data()).isEqualTo(Help.ofProgram());
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void beginsWithWhatItIsAndHowToCallIt() {
      assertThat(cli.run("--help").data())
          .startsWith(
              """
              maestro-session: sessions of coding agents, from plan to report

              usage: maestro-session COMMAND [flags]
              """);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "create",
          "get",
          "list",
          "search",
          "stats",
          "transition",
          "pause",
          "resume",
          "update",
          "history",
          "delete",
          "sweep"
        })
    void namesEachCommand(String command) {
      assertThat(cli.run("--help").data()).containsPattern("\n  " + command + " +[A-Z]");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--output json|pretty",
          "--repo-root DIR",
          "--metrics FILE",
          "--help",
          "--version"
        })
    void namesEachCommonFlag(String flag) {
      assertThat(cli.run("--help").data()).contains("\n  " + flag + "  ");
    }

    @ParameterizedTest
    @CsvSource({
      "0,done",
      "1,bug",
      "2,invalid input",
      "3,no such session",
      "4,illegal transition",
      "5,conflict",
      "6,cannot be read",
      "7,the store cannot be reached"
    })
    void tellsWhatEachExitCodeMeans(int code, String meaning) {
      assertThat(cli.run("--help").data()).containsPattern("\n  " + code + " +[^\n]*" + meaning);
    }
  }

  @Nested
  class OfACommand {

    static List<String> commands() {
      return Commands.names();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isTheSameHoweverOneAsks(String command) {
      String help = cli.run(command, "--help").data();

      assertThat(cli.run(command, "-h").data()).isEqualTo(help);
      assertThat(cli.run("help", command).data()).isEqualTo(help);
      assertThat(cli.run("--help", command).data()).isEqualTo(help);
      assertThat(cli.run("--output", "json", "help", command).data()).isEqualTo(help);
      assertThat(cli.run("help", "--output", "json", command).data()).isEqualTo(help);
      assertThat(cli.opened).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void listsEveryFlagOfItsSpec(String command) {
      String help = cli.run(command, "--help").data();

      CommandSpec spec = Commands.named(command).orElseThrow().spec();
      assertThat(spec.allOptions())
          .allSatisfy(
              option -> {
                assertThat(help)
                    .containsPattern("\n  " + Pattern.quote(option.usage()) + "(  |\n)");
                assertThat(unwrapped(help)).contains(option.usage() + " " + option.description());
              });
    }

    @ParameterizedTest
    @CsvSource({
      "create, '--feature-request TEXT,--template NAME,--var NAME=VALUE,--max-iterations N,"
          + "--timeout-minutes N,--no-auto-checkpoint,--no-error-recovery,--auto-checkpoint,"
          + "--error-recovery'",
      "template add, '--name NAME,--feature-request PATTERN,--replace,--max-iterations N,"
          + "--timeout-minutes N,--no-auto-checkpoint,--no-error-recovery,--auto-checkpoint,"
          + "--error-recovery'",
      "template show, '--name NAME'",
      "template remove, '--name NAME'",
      "get, '--session-id ID'",
      "transition, '--session-id ID,--status S,--expect-status S,--expect-revision N,"
          + "--reason TEXT'",
      "update, '--session-id ID,--set FIELD=VALUE,--add FIELD=N,--phase P,--prd PATH,"
          + "--prd-version V,--json OBJECT,--expect-status S,--expect-revision N,--reason TEXT'",
      "pause, '--session-id ID,--expect-status S,--expect-revision N,--reason TEXT'",
      "resume, '--session-id ID,--status S,--expect-status S,--expect-revision N,--reason TEXT'",
      "delete, '--session-id ID,--permanent'",
      "repos remove, '--repository DIR'",
      "hold, '--session-id ID'",
      "release, '--session-id ID'",
      "trash restore, '--session-id ID'",
      "trash empty, '--older-than SPAN'"
    })
    void hasTheFlagsThatAreDocumented(String command, String flags) {
      CommandSpec spec = Commands.named(command).orElseThrow().spec();

      assertThat(spec.options()).extracting(OptionSpec::usage).startsWith(flags.split(","));
      assertThat(spec.allOptions())
          .extracting(OptionSpec::usage)
          .endsWith(
              "--repo-root DIR",
              "--store STORE",
              "--color auto|always|never",
              "--no-pager",
              "--verbose",
              "--metrics FILE",
              "--help",
              "--version");
    }

    @Test
    void hasAFormOfItsOwnOfACommonFlagAmongThem() {
      CommandSpec spec = Commands.named("list").orElseThrow().spec();

      assertThat(spec.options())
          .extracting(OptionSpec::usage)
          .containsExactly(
              ("--status S,--phase P,--branch B,--created-after T,--created-before T,--active,"
                      + "--overdue,--stale SPAN,--search TEXT,--limit N,--fields NAME,...,"
                      + "--output table|json|pretty|jsonl|id,--all-repos,--repo-root DIR")
                  .split(",(?=--)"));
      assertThat(spec.commonOptions())
          .extracting(OptionSpec::name)
          .containsExactly("store", "color", "no-pager", "verbose", "metrics", "help", "version");
    }

    @ParameterizedTest
    @CsvSource({"sweep, --dry-run", "doctor, --fix"})
    void hasTheFlagsThatAreDocumentedWhereThereIsATextForm(String command, String flags) {
      CommandSpec spec = Commands.named(command).orElseThrow().spec();

      assertThat(spec.options())
          .extracting(OptionSpec::usage)
          .containsExactly((flags + ",--output text|json|pretty").split(","));
    }

    @Test
    void standsInTwoColumns() {
      assertThat(cli.run("get", "--help").data())
          .contains(
              "\n  --session-id ID           the id, the beginning of it, or last, last:2 ...\n")
          .contains("\n  --help                    show this help; also -h\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsATerminalOfEightyColumns(String command) {
      assertThat(cli.run(command, "--help").data().lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
      assertThat(cli.run("--help").data().lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void namesTheStatusesAndPhasesThatThereAre() {
      assertThat(unwrapped(cli.run("transition", "--help").data()))
          .contains(
              "one of initializing, planning, generating_tasks, implementing, validating,"
                  + " generating_report, completed, failed, paused");
      assertThat(unwrapped(cli.run("update", "--help").data()))
          .contains("one of plan, generate_tasks, implement, validate, cleanup");
    }

    @Test
    void showsTheRequiredFlagsInTheUsage() {
      assertThat(cli.run("transition", "--help").data())
          .startsWith("Move a session to another status.\n\nusage: maestro-session transition ")
          .contains("\nusage: maestro-session transition ID... --status S [flags]\n");
      assertThat(cli.run("list", "--help").data())
          .contains("\nusage: maestro-session list [flags]\n");
    }

    @Test
    void marksWhatIsRequiredAndWhatMayBeRepeated() {
      assertThat(unwrapped(cli.run("update", "--help").data()))
          .containsPattern("--session-id ID [^(]*\\(required\\)")
          .containsPattern("--set FIELD=VALUE [^(]*\\(repeatable\\)")
          .containsPattern("--phase P [^(]*--prd PATH");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void hasExamplesThatTheParserTakes(String command) {
      CommandSpec spec = Commands.named(command).orElseThrow().spec();

      assertThat(spec.examples()).isNotEmpty();
      for (String example : spec.examples()) {
        List<String> words =
            List.of(
                example.replaceAll("\"[^\"]*\"|'[^']*'", "x").replaceAll(" <.*", "").split(" "));
        List<String> name = List.of(command.split(" "));
        assertThat(words.subList(0, name.size())).isEqualTo(name);
        assertThat(ArgumentParser.parse(spec, words.subList(name.size(), words.size())))
            .isNotNull();
        assertThat(cli.run(command, "--help").data()).contains("  maestro-session " + example);
      }
    }

    @Test
    void isShownEvenWhereRequiredFlagsAreMissingOrValuesAreWrong() {
      assertThat(cli.run("list", "--limit", "x", "--help").data()).contains("usage: ");
      assertThat(cli.run("create", "--version", "-h").data()).contains("usage: ");
    }
  }

  @Nested
  class OfTheVersion {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--version",
          "list --version",
          "--version list",
          "create --version",
          "--output pretty --version"
        })
    void isOneLine(String words) {
      assertThat(cli.run(words.split(" ", -1)).data()).isEqualTo("maestro-session 1.2.3\n");
      assertThat(cli.opened).isEmpty();
    }
  }
}
