package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every command and every flag has to say of itself. */
class CommandTableTest {

  private static final String RENEW =
      "docs/cli.md is made from the table of commands; renew it:"
          + " ./maestro-session __reference >docs/cli.md";

  static List<CommandSpec> specs() {
    return CompletionTables.specs();
  }

  private static String unwrapped(String help) {
    return help.replaceAll("\\s+", " ");
  }

  @Nested
  class ACommand {

    static List<CommandSpec> specs() {
      return CommandTableTest.specs();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void saysWhatItDoesAndShowsItTwice(CommandSpec spec) {
      assertThat(spec.summary()).matches("[A-Z].*[^.]");
      assertThat(spec.examples()).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void namesTheShapeOfWhatItPrints(CommandSpec spec) {
      assertThat(spec.shape()).as("printing(...) in the SPEC of " + spec.name()).isPresent();
      if (spec.outputForms().contains("json")) {
        assertThat(Shapes.definitions()).containsKey(spec.shape().orElseThrow());
      } else {
        assertThat(spec.shape()).contains(Shapes.TEXT);
      }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void namesTheExitCodesThatItCanEndWith(CommandSpec spec) {
      String help = unwrapped(Help.of(spec));

      assertThat(spec.exitCodes())
          .allSatisfy(
              code -> assertThat(help).contains(" " + code.number() + " " + code.meaning()));
      assertThat(help).contains("exit codes: 0 done 1 a bug of ours");
    }
  }

  @Nested
  class AFlag {

    static List<CommandSpec> specs() {
      return CommandTableTest.specs();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void saysWhatItMeansAndWhatItsValueIs(CommandSpec spec) {
      assertThat(spec.allOptions())
          .allSatisfy(
              option -> {
                assertThat(option.description()).as(option.usage()).isNotBlank();
                assertThat(option.kind())
                    .as("the kind of " + option.usage() + ", see ValueKind")
                    .isNotEqualTo(ValueKind.UNKNOWN);
                assertThat(option.kind() == ValueKind.NONE)
                    .as("a switch has no value: " + option.usage())
                    .isEqualTo(option.value().isEmpty());
              });
    }

    @Test
    void thatTakesAValueTakesOneInEveryCommand() {
      Map<String, Boolean> valued = new HashMap<>();
      for (CommandSpec spec : specs()) {
        for (OptionSpec option : spec.allOptions()) {
          assertThat(valued.computeIfAbsent(option.name(), it -> option.value().isPresent()))
              .as("--" + option.name() + " of " + spec.name())
              .isEqualTo(option.value().isPresent());
        }
      }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void standsInItsGroupAndOnlyThere(CommandSpec spec) {
      String help = Help.of(spec);

      for (OptionSpec option : spec.allOptions()) {
        assertThat(help.split("\n  " + Pattern.quote(option.usage()) + "[ \n]", -1)).hasSize(2);
      }
      for (OptionGroup group : OptionGroup.values()) {
        assertThat(help.contains("\n" + group.title() + ":\n"))
            .isEqualTo(!group.of(spec).isEmpty());
      }
    }
  }

  @Nested
  class TheDocumentation {

    @Test
    void isTheReferenceOfAllCommands() throws IOException {
      String told = new Cli().run("__reference").data();

      assertThat(Files.readString(Path.of("../docs/cli.md"))).as(RENEW).isEqualTo(told);
    }

    @Test
    void mentionsEveryCommandAndFlag() throws IOException {
      String told =
          Files.readString(Path.of("../README.md")) + Files.readString(Path.of("../docs/cli.md"));

      for (CommandSpec spec : specs()) {
        assertThat(told).contains("maestro-session " + spec.name() + " ");
        assertThat(spec.allOptions())
            .allSatisfy(option -> assertThat(told).as(RENEW).contains("`--" + option.name()));
      }
    }

    @Test
    void ofTheReadmeLeadsToWhatHelps() throws IOException {
      assertThat(Files.readString(Path.of("../README.md")))
          .contains("## Help, completion and the man page")
          .contains("docs/cli.md")
          .contains("maestro-session completion bash")
          .contains("help agents --output json")
          .contains("maestro-session.1");
    }
  }

  @Nested
  class TheManPage {

    @Test
    void tellsOfEachCommandAndFlag() {
      String page = ManualPage.text();

      for (CommandSpec spec : specs()) {
        assertThat(page).contains("\n.SS " + spec.name() + "\n");
        for (OptionSpec option : spec.allOptions()) {
          assertThat(page).contains("\n.B " + option.usage().replace("-", "\\-") + "\n");
        }
      }
      assertThat(page).contains("\n.SH EXIT STATUS\n").contains("\n.B MAESTRO_REPO_ROOT\n");
    }

    @Test
    void hasNoRequestThatIsText() {
      assertThat(ManualPage.text().lines().filter(line -> line.matches("[.'].*")))
          .allSatisfy(
              line -> assertThat(line).matches("\\.(\\\\\"|TH|SH|SS|TP|PP|B|I|RI|br|nf|fi)( .*)?"));
    }
  }
}
