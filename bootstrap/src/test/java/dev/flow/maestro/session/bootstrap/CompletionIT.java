package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the distribution has for shells and for man, and what it costs. */
class CompletionIT {

  @TempDir Path folder;

  private Shell shell;
  private Distribution program;

  @BeforeEach
  void inAnEmptyFolder() {
    shell = new Shell(folder);
    program = new Distribution(folder);
  }

  @Nested
  class TheFiles {

    @Test
    void areWhatTheProgramPrints() throws Exception {
      assertThat(Files.readString(Shell.BASH)).isEqualTo(program.run("completion", "bash").out());
      assertThat(Files.readString(Shell.ZSH)).isEqualTo(program.run("completion", "zsh").out());
      assertThat(Files.readString(Shell.FISH)).isEqualTo(program.run("completion", "fish").out());
      assertThat(folder.resolve(".flow")).doesNotExist();
    }

    @Test
    void areUnderstoodByBash() throws Exception {
      Shell.need("bash");
      assertThat(shell.say("bash", "-n", Shell.BASH.toString())).isEmpty();
    }

    @Test
    void areUnderstoodByZsh() throws Exception {
      Shell.need("zsh");
      assertThat(shell.say("zsh", "-f", "-n", Shell.ZSH.toString())).isEmpty();
    }

    @Test
    void areUnderstoodByFish() throws Exception {
      Shell.need("fish");
      assertThat(shell.say("fish", "--no-config", "--no-execute", Shell.FISH.toString())).isEmpty();
    }

    @Test
    void areAPageForMan() throws Exception {
      Shell.need("groff");
      assertThat(
              shell.say(
                  "sh", "-c", "groff -man -Tutf8 -ww \"$0\" >page.txt", Shell.PAGE.toString()))
          .isEmpty();
      assertThat(Files.readString(folder.resolve("page.txt")))
          .contains("maestro-session")
          .contains("template add");
    }

    @Test
    void areAPageThatManShowsWithoutAWarning() throws Exception {
      Shell.need("man");
      assertThat(
              shell.say(
                  Map.of("MANWIDTH", "80", "LC_ALL", "C.UTF-8"),
                  List.of("sh", "-c", "man -l --warnings \"$0\" >page.txt", Shell.PAGE.toString())))
          .isEmpty();
      assertThat(Files.readString(folder.resolve("page.txt"))).contains("MAESTRO-SESSION(1)");
    }
  }

  @Nested
  class Loading {

    @Test
    void ordinaryCommandsLoadNothingOfAllThis() throws Exception {
      Path log = folder.resolve("classes.log");
      shell.create("x");

      program.run(Map.of("MAESTRO_JAVA_OPTS", "-Xlog:class+load=info:file=" + log), "list");

      assertThat(Files.readString(log))
          .contains("adapter.cli.ListCommand ")
          .doesNotContainPattern(
              "adapter\\.cli\\.(Help|Topics|Shapes|AgentGuide|HiddenCommands|LiveValues"
                  + "|CompletionTables|OptionGroup|EnvironmentVariable|Suggestions)\\b");
    }
  }
}
