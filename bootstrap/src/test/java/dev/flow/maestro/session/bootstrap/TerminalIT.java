package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program as a person sees it, on a pseudo-terminal of a given size. */
class TerminalIT {

  private static final String LONG =
      "Add user authentication with passwords, keys and what else there is, and tell everybody in "
          + "the whole house about it, the cat too";

  @TempDir Path folder;

  private Distribution program;

  @BeforeEach
  void withTwoSessions() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/script")),
        "not run: the program script, which gives a terminal, is not there");
    program = new Distribution(folder);
    for (String request : List.of(LONG, "修复登录页面 👩\u200d💻 ✅")) {
      assertThat(program.run("create", "--feature-request", request).exit()).isZero();
    }
  }

  private Run on(String size, Map<String, String> environment, String... arguments)
      throws Exception {
    return program.runOnTerminal(size, environment, arguments);
  }

  private static List<String> lines(Run run) {
    return run.out().lines().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void aTableIsAsWideAsTheTerminal(int columns) throws Exception {
    Run run = on("rows 24 cols " + columns, Map.of(), "list");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\u001b[2m○ initializing\u001b[0m");
    assertThat(lines(run))
        .hasSize(3)
        .satisfies(
            table -> {
              assertThat(table.get(0)).matches("ID +STATUS +BRANCH +UPDATED +REQUEST");
              assertThat(table.get(1)).endsWith("修复登录页面 👩💻 ✅");
              if (columns == 80) {
                assertThat(table.get(2)).hasSize(80).endsWith("…");
              } else {
                assertThat(table.get(2)).endsWith("the cat too");
              }
            });
  }

  @Test
  void theColumnsOfTheEnvironmentGoBeforeThoseOfTheTerminal() throws Exception {
    assertThat(lines(on("rows 24 cols 200", Map.of("COLUMNS", "60"), "list")).get(2)).hasSize(60);
  }

  @Test
  void coloursAreLeftOutWhereTheyAreNotWanted() throws Exception {
    assertThat(on("cols 80", Map.of("NO_COLOR", "1"), "list").out()).doesNotContain("\u001b");
    assertThat(on("cols 80", Map.of("TERM", "dumb"), "list").out()).doesNotContain("\u001b");
    assertThat(on("cols 80", Map.of(), "list", "--color", "never").out()).doesNotContain("\u001b");
    assertThat(program.run("list", "--output", "table").out()).doesNotContain("\u001b");
    assertThat(program.run("list", "--output", "table", "--color", "always").out())
        .contains("\u001b");
  }

  @Test
  void aPipeGetsJsonAlthoughErrorsGoToATerminal() throws Exception {
    Path data = folder.resolve("data");
    Run run = program.runOnTerminal("cols 80", Map.of(), List.of("get", "last", "ff"), ">" + data);

    assertThat(Files.readString(data)).startsWith("{\"session_id\": \"");
    assertThat(run.out()).contains("\u001b[31merror:\u001b[0m no session \"ff\"");
    assertThat(run.exit()).isEqualTo(3);
  }

  @Test
  void longOutputGoesThroughThePager() throws Exception {
    Map<String, String> pager = Map.of("MAESTRO_PAGER", "sed s/^/page:/");

    assertThat(lines(on("rows 3 cols 80", pager, "list")))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).startsWith("page:"));
    assertThat(lines(on("rows 24 cols 80", pager, "list")).get(0)).startsWith("ID ");
    assertThat(lines(on("rows 3 cols 80", pager, "list", "--no-pager")).get(0)).startsWith("ID ");
    assertThat(lines(on("rows 3 cols 80", pager, "list", "--output", "json")).get(0))
        .startsWith("[{");
  }

  @Test
  void aPagerThatCannotBeRunIsDoneWithout() throws Exception {
    Run run = on("rows 3 cols 80", Map.of("MAESTRO_PAGER", "no-such-pager"), "list");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("REQUEST");
  }

  @Test
  void aWatchIsForPeople() throws Exception {
    Run run = on("cols 80", Map.of(), "watch", "--since", "beginning", "--timeout", "0s");

    assertThat(run.exit()).isZero();
    assertThat(lines(run))
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(line).matches("[0-9T:.-]{26}Z  [0-9a-f]{8}  created: initializing"));
  }

  @Test
  void aShellCompletesWhatIsTyped() throws Exception {
    Shell.need("bash");
    String home = Distribution.built().toString();
    String shown =
        program.typeInto(
            "bash --norc --noprofile -i",
            // In two parts, so that the echo of the line is no prompt.
            "PS1='rea''dy> ' PATH='"
                + home
                + "/bin':$PATH\n"
                + ("source '" + home + "/share/bash-completion/completions/maestro-session'\n"),
            "ready> ",
            // The line is taken back, and not run.
            "maestro-session transition --status plan\t\u0015"
                + "maestro-session undo las\t\u0015exit\n");

    assertThat(shown).contains("--status planning ").contains("undo last ");
  }

  @Test
  void aDeletionIsAskedFor() throws Exception {
    // Standard input of the terminal ends at once: no answer is no.
    Run run = on("cols 80", Map.of(), "delete", "last");

    assertThat(run.out()).contains("is initializing. Move it to the trash? [y/N]", "stays");
    assertThat(program.run("list", "--output", "id").out()).hasLineCount(2);
  }
}
