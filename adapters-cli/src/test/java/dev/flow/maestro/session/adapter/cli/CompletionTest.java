package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

  private final Cli cli = new Cli();

  @Nested
  class OfFixedWords {

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void isAScriptThatKnowsEachCommandAndFlag(String shell) {
      String script = cli.run("completion", shell).data();

      assertThat(script)
          .doesNotContainPattern("@[A-Z]+@")
          .contains("made by: maestro-session completion " + shell);
      for (CommandSpec spec : CompletionTables.specs()) {
        assertThat(script).contains(spec.name().split(" ", -1));
        spec.allOptions()
            .forEach(
                option ->
                    assertThat(script).containsAnyOf("--" + option.name(), "-l " + option.name()));
      }
      assertThat(script)
          .contains(String.join(" ", SessionStatus.keys()))
          .contains("table json pretty jsonl id")
          .contains("exit-codes");
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void isOfAShellThatIsKnown() {
      cli.run("completion", "tcsh")
          .failed(
              2,
              "error: unknown shell \"tcsh\"; known: bash, zsh, fish",
              "hint: maestro-session completion --help");
    }
  }

  @Nested
  class OfWhatTheStoreHolds {

    @TempDir Path folder;

    @BeforeEach
    void inAStore() throws Exception {
      Files.createDirectories(folder.resolve(".flow"));
    }

    private String complete(String... words) {
      CliRun run = cli.runIn(folder, words);
      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      return run.out();
    }

    @Test
    void namesSessionsWithTheirStatusAndRequestTheNewestFirst() {
      cli.with(
          aSession().withId(Cli.id(1)).asking("Add\tsearch\nand more"),
          aSession()
              .withId(Cli.id(2))
              .createdAt(Cli.START.plusSeconds(60))
              .withStatus(SessionStatus.PLANNING)
              .asking("Fix \u001b[2J login"));

      assertThat(complete("__complete", "session"))
          .isEqualTo(
              "last\tthe one that was created last\n"
                  + Cli.id(2)
                  + "\tplanning  Fix \\u001b[2J login\n"
                  + Cli.id(1)
                  + "\tinitializing  Add search\n");
    }

    @Test
    void namesTemplatesAndTheTrash() {
      cli.with(aSession().withId(Cli.id(1)).asking("Add search"));
      cli.run("template", "add", "bugfix", "--feature-request", "Fix {issue}");
      cli.run("delete", "01");

      assertThat(complete("__complete", "template")).isEqualTo("bugfix\tFix {issue}\n");
      assertThat(complete("__complete", "trashed")).endsWith("\tAdd search\n");
    }

    @Test
    void isLookedForWhereTheCommandLineSays() {
      complete("__complete", "session", "--repo-root", folder.toString());

      assertThat(cli.opened).containsExactly(folder);
    }

    @Test
    void isNothingWhereThereIsNoStore() throws Exception {
      Files.delete(folder.resolve(".flow"));

      assertThat(complete("__complete", "session")).isEmpty();
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void isNothingWhereAnythingIsWrong() {
      assertThat(complete("__complete")).isEmpty();
      assertThat(complete("__complete", "frobnicate")).isEmpty();
      assertThat(complete("__complete", "session", "--repo-root")).isEmpty();
      assertThat(complete("__complete", "session", "--repo-root", "/does/not/exist")).isEmpty();
      assertThat(complete("__complete", "session", "--store", "cloud")).isEmpty();
      cli.environment.put("MAESTRO_OUTPUT", "nonsense");
      assertThat(complete("__complete", "session", "\uFFFD")).isEmpty();
      cli.withTemplates(new UnreadableTemplates());
      assertThat(complete("__complete", "template")).isEmpty();
    }
  }

  @Nested
  class OfAnythingElse {

    @Test
    void whatNoPersonTypesIsNotAmongTheCommands() {
      List<String> words =
          CompletionTables.wordsAfter().values().stream().flatMap(List::stream).toList();

      assertThat(words).noneMatch(word -> word.startsWith("__"));
      assertThat(cli.run("--help").data()).doesNotContain("__");
      assertThat(cli.run("__frobnicate").exit()).isEqualTo(2);
    }
  }
}
