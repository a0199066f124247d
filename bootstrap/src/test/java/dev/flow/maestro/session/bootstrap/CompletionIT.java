package dev.flow.maestro.session.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the distribution has for shells and for man, in real ones. */
class CompletionIT {

  private static final Path BASH = shared("bash-completion/completions/maestro-session");
  private static final Path ZSH = shared("zsh/site-functions/_maestro-session");
  private static final Path FISH = shared("fish/vendor_completions.d/maestro-session.fish");
  private static final Path PAGE = shared("man/man1/maestro-session.1");

  /** Asks as bash does when somebody presses the key for it. */
  private static final String ASK_BASH =
      """
      source "$0"
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      COMP_LINE="$*"
      COMP_POINT=${#COMP_LINE}
      COMP_TYPE=${AS:-9}
      _maestro_session "$1" "${COMP_WORDS[COMP_CWORD]}"
      for reply in "${COMPREPLY[@]}"; do
        printf '%s\\n' "$reply"
      done
      """;

  @TempDir Path folder;

  private Distribution program;

  private static Path shared(String path) {
    return Distribution.built().resolve("share").resolve(path);
  }

  private static void need(String tool) {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, tool))),
        "not run: there is no " + tool + " here");
  }

  @BeforeEach
  void inAnEmptyFolder() {
    program = new Distribution(folder);
  }

  /** What a program says, to either stream. */
  private String say(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    ProcessBuilder builder = program.prepared(environment);
    Process process =
        builder
            .command(List.of(words))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private List<String> inBash(String... words) throws IOException, InterruptedException {
    return inBash(Map.of(), words);
  }

  private List<String> inBash(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "bash",
                "--norc",
                "--noprofile",
                "-c",
                ASK_BASH,
                BASH.toString(),
                Distribution.program().toString()));
    all.addAll(List.of(words));
    return say(environment, all.toArray(String[]::new)).lines().toList();
  }

  private String create(String request) throws Exception {
    Run run = program.run("create", "--feature-request", request, "--output", "id");
    assertThat(run.exit()).isZero();
    return run.out().strip();
  }

  @Nested
  class TheFiles {

    @Test
    void areWhatTheProgramPrints() throws Exception {
      assertThat(Files.readString(BASH)).isEqualTo(program.run("completion", "bash").out());
      assertThat(Files.readString(ZSH)).isEqualTo(program.run("completion", "zsh").out());
      assertThat(Files.readString(FISH)).isEqualTo(program.run("completion", "fish").out());
      assertThat(folder.resolve(".flow")).doesNotExist();
    }

    @Test
    void areUnderstoodByBash() throws Exception {
      need("bash");
      assertThat(say(Map.of(), "bash", "-n", BASH.toString())).isEmpty();
    }

    @Test
    void areUnderstoodByZsh() throws Exception {
      need("zsh");
      assertThat(say(Map.of(), "zsh", "-f", "-n", ZSH.toString())).isEmpty();
    }

    @Test
    void areUnderstoodByFish() throws Exception {
      need("fish");
      assertThat(say(Map.of(), "fish", "--no-config", "--no-execute", FISH.toString())).isEmpty();
    }

    @Test
    void areAPageForMan() throws Exception {
      need("groff");
      assertThat(
              say(Map.of(), "sh", "-c", "groff -man -Tutf8 -ww \"$0\" >page.txt", PAGE.toString()))
          .isEmpty();
      assertThat(Files.readString(folder.resolve("page.txt")))
          .contains("maestro-session")
          .contains("template add");
    }

    @Test
    void areAPageThatManShowsWithoutAWarning() throws Exception {
      need("man");
      assertThat(
              say(
                  Map.of("MANWIDTH", "80", "LC_ALL", "C.UTF-8"),
                  "sh",
                  "-c",
                  "man -l --warnings \"$0\" >page.txt",
                  PAGE.toString()))
          .isEmpty();
      assertThat(Files.readString(folder.resolve("page.txt"))).contains("MAESTRO-SESSION(1)");
    }
  }

  @Nested
  class InBash {

    @BeforeEach
    void thatIsHere() {
      need("bash");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "cre|create",
          "template ...|add,list,show,remove",
          "template add --rep|--replace,--repo-root",
          "list --sta|--status,--stale",
          "list --status pl|planning",
          "list --status = pl|planning",
          "--output json list --status fa|failed",
          "cleanup --status ...|completed,failed",
          "update 01 --phase gen|generate_tasks",
          "list --output ...|table,json,pretty,jsonl,id",
          "history 01 --output j|json,jsonl",
          "--output ...|json,pretty",
          "list --color a|auto,always",
          "get 01 --fields status,br|status,branch",
          "update 01 --add statistics.tot|statistics.total_tasks=",
          "import x --on-conflict n|newer",
          "completion ...|bash,zsh,fish",
          "help env|environment",
          "help trash ...|list,restore,empty",
          "list -- ...|''",
          "get --session-id=x --fields i|id",
          "create --feature-request ...|''"
        })
    void fixedWordsAreOffered(String line, String offered) throws Exception {
      List<String> expected = offered.isEmpty() ? List.of() : fields(offered);

      assertThat(inBash(line.replaceFirst("\\.\\.\\.$", "").split(" ", -1))).isEqualTo(expected);
    }

    /** A list, unless the comma belongs to the word. */
    private List<String> fields(String offered) {
      return offered.startsWith("status,") ? List.of(offered) : List.of(offered.split(","));
    }

    @Test
    void sessionsOfTheStoreAreOffered() throws Exception {
      String first = create("Add search");
      String second = create("Fix login");

      assertThat(inBash("get", "")).containsExactly("last", second, first);
      assertThat(inBash("transition", first.substring(0, 6))).containsExactly(first);
      assertThat(inBash("get", first, "")).contains(second);
      assertThat(inBash("history", first, "")).contains("--times").doesNotContain(second);
      assertThat(inBash("get", "--session-id", "=", second.substring(0, 6)))
          .containsExactly(second);
    }

    @Test
    void aListThatIsOnlyShownTellsWhatTheSessionsAre() throws Exception {
      String id = create("Add search");

      assertThat(inBash(Map.of("AS", "63"), "get", ""))
          .contains(id + "  (initializing  Add search)");
    }

    @Test
    void theStoreIsTheOneThatTheLineNames() throws Exception {
      String id = create("Add search");
      Path other = Files.createDirectory(folder.resolve("other folder"));
      Files.createDirectories(other.resolve(".flow/maestro"));

      assertThat(inBash("--repo-root", other.toString(), "get", "")).isEmpty();
      assertThat(inBash("get", "--repo-root", "=", folder.toString(), "")).contains(id);
      assertThat(inBash("--store", "memory", "get", "")).isEmpty();
    }

    @Test
    void templatesAndTheTrashAreOffered() throws Exception {
      program.run("template", "add", "bugfix", "--feature-request", "Fix {issue}");
      String id = create("Add search");
      program.run("delete", id);

      assertThat(inBash("create", "--template", "")).containsExactly("bugfix");
      assertThat(inBash("template", "show", "b")).containsExactly("bugfix");
      assertThat(inBash("trash", "restore", ""))
          .singleElement()
          .satisfies(entry -> assertThat(entry).startsWith(id));
    }

    @Test
    void filesAndFoldersAreOffered() throws Exception {
      Files.createFile(folder.resolve("all sessions.zip"));
      Files.createDirectory(folder.resolve("allies"));

      assertThat(inBash("import", "al")).containsExactlyInAnyOrder("all sessions.zip", "allies");
      assertThat(inBash("repos", "add", "al")).containsExactly("allies");
    }

    @Test
    void nothingIsSaidWhereThereIsNoStore() throws Exception {
      assertThat(inBash("get", "")).isEmpty();
      assertThat(inBash("--repo-root", "/does/not/exist", "get", "")).isEmpty();
      assertThat(folder.resolve(".flow")).doesNotExist();
    }

    @Test
    void theShellKnowsWhatToCall() throws Exception {
      assertThat(
              say(
                  Map.of(),
                  "bash",
                  "--norc",
                  "-c",
                  "source \"$0\"; complete -p maestro-session",
                  BASH.toString()))
          .isEqualTo("complete -F _maestro_session maestro-session\n");
    }
  }

  @Nested
  class InFish {

    @BeforeEach
    void thatIsHere() {
      need("fish");
    }

    private String ask(String line) throws Exception {
      return say(
          Map.of("HOME", folder.toString()),
          "fish",
          "--no-config",
          "-c",
          "source " + FISH + "; complete -C '" + line + "'");
    }

    @Test
    void wordsAndSessionsAreOfferedWithTheirDescriptions() throws Exception {
      String id = create("Add search");
      String name = Distribution.program().toString();

      assertThat(ask("maestro-session cre"))
          .isEqualTo("create\tStart a session for a feature request\n");
      assertThat(ask("maestro-session list --status pl")).startsWith("planning\t");
      assertThat(ask(name + " get ")).contains(id + "\tinitializing  Add search\n");
    }
  }

  @Nested
  class Loading {

    @Test
    void ordinaryCommandsLoadNothingOfAllThis() throws Exception {
      Path log = folder.resolve("classes.log");
      create("x");

      program.run(Map.of("MAESTRO_JAVA_OPTS", "-Xlog:class+load=info:file=" + log), "list");

      assertThat(Files.readString(log))
          .contains("adapter.cli.ListCommand ")
          .doesNotContainPattern(
              "adapter\\.cli\\.(Help|Topics|Shapes|AgentGuide|HiddenCommands|LiveValues"
                  + "|CompletionTables|OptionGroup|EnvironmentVariable|Suggestions)\\b");
    }
  }
}
