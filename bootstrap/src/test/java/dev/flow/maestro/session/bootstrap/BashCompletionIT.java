package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real bash offers where somebody asks it to complete a command line. */
class BashCompletionIT {

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

  private Shell shell;
  private Distribution program;

  @BeforeEach
  void inAnEmptyFolder() {
    shell = new Shell(folder);
    program = new Distribution(folder);
  }

  private List<String> inBash(String... words) throws Exception {
    return inBash(Map.of(), words);
  }

  private List<String> inBash(Map<String, String> environment, String... words) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                "bash",
                "--norc",
                "--noprofile",
                "-c",
                ASK_BASH,
                Shell.BASH.toString(),
                Distribution.program().toString()));
    all.addAll(List.of(words));
    return shell.say(environment, all).lines().toList();
  }

  @BeforeEach
  void thatIsHere() {
    Shell.need("bash");
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
        "--store postgresql : //h/db list --status pl|planning",
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
        "wait 01 --for ter|terminal",
        "wait 01 --for status = pl|planning",
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
    String first = shell.create("Add search");
    String second = shell.create("Fix login");

    assertThat(inBash("get", "")).containsExactly("last", second, first);
    assertThat(inBash("transition", first.substring(0, 6))).containsExactly(first);
    assertThat(inBash("get", first, "")).contains(second);
    assertThat(inBash("history", first, "")).contains("--times").doesNotContain(second);
    assertThat(inBash("get", "--session-id", "=", second.substring(0, 6))).containsExactly(second);
  }

  @Test
  void aListThatIsOnlyShownTellsWhatTheSessionsAre() throws Exception {
    String id = shell.create("Add search");

    assertThat(inBash(Map.of("AS", "63"), "get", "")).contains(id + "  (initializing  Add search)");
  }

  @Test
  void theStoreIsTheOneThatTheLineNames() throws Exception {
    String id = shell.create("Add search");
    Path other = Files.createDirectory(folder.resolve("other folder"));
    Files.createDirectories(other.resolve(".flow/maestro"));

    assertThat(inBash("--repo-root", other.toString(), "get", "")).isEmpty();
    assertThat(inBash("get", "--repo-root", "=", folder.toString(), "")).contains(id);
    assertThat(inBash("--store", "memory", "get", "")).isEmpty();
  }

  @Test
  void templatesAndTheTrashAreOffered() throws Exception {
    program.run("template", "add", "bugfix", "--feature-request", "Fix {issue}");
    String id = shell.create("Add search");
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
            shell.say(
                "bash",
                "--norc",
                "-c",
                "source \"$0\"; complete -p maestro-session",
                Shell.BASH.toString()))
        .isEqualTo("complete -F _maestro_session maestro-session\n");
  }
}
