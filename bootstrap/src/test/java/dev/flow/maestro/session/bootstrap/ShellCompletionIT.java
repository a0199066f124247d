package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What zsh and fish offer where somebody asks them to complete a command line. */
class ShellCompletionIT {

  /** Asks as zsh does, but that what would be offered is printed, whatever the word begins with. */
  private static final String ASK_ZSH =
      """
      compdef() { }
      compset() { return 1 }
      compadd() { print -rl -- "${(@P)@[-1]}" }
      _describe() { print -rl -- "${(@P)@[-1]}" }
      source "$0"
      words=("$@")
      CURRENT=$#
      _maestro_session
      """;

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void inAnEmptyFolder() {
    shell = new Shell(folder);
  }

  @Nested
  class InZsh {

    @BeforeEach
    void thatIsHere() {
      Shell.need("zsh");
    }

    private List<String> ask(String... words) throws Exception {
      List<String> all =
          new ArrayList<>(
              List.of(
                  "zsh",
                  "-f",
                  "-c",
                  ASK_ZSH,
                  Shell.ZSH.toString(),
                  Distribution.program().toString()));
      all.addAll(List.of(words));
      return shell.say(Map.of(), all).lines().toList();
    }

    @Test
    void wordsAndSessionsAreOfferedWithTheirDescriptions() throws Exception {
      String id = shell.create("Add search: the page");

      assertThat(ask("template", "")).contains("list:Show all templates").hasSize(4);
      assertThat(ask("list", "--status", "")).contains("planning").hasSize(9);
      assertThat(ask("--color", "never", "list", "--li"))
          .contains("--limit:how many at the most (default 10); 0 means all");
      assertThat(ask("get", "--fields", "")).contains("branch");
      assertThat(ask("get", "")).contains(id + ":initializing  Add search: the page");
      assertThat(ask("history", id, ""))
          .contains("--times:only the time in each status, pauses apart");
    }
  }

  @Nested
  class InFish {

    @BeforeEach
    void thatIsHere() {
      Shell.need("fish");
    }

    private String ask(String line) throws Exception {
      return shell.say(
          Map.of("HOME", folder.toString()),
          List.of(
              "fish",
              "--no-config",
              "-c",
              "source " + Shell.FISH + "; complete -C '" + line + "'"));
    }

    @Test
    void wordsAndSessionsAreOfferedWithTheirDescriptions() throws Exception {
      String id = shell.create("Add search");
      String name = Distribution.program().toString();

      assertThat(ask("maestro-session cre"))
          .isEqualTo("create\tStart a session for a feature request\n");
      assertThat(ask("maestro-session list --status pl")).startsWith("planning\t");
      assertThat(ask(name + " get ")).contains(id + "\tinitializing  Add search\n");
    }
  }
}
