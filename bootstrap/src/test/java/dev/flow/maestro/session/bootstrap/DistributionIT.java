package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program as a whole. */
class DistributionIT {

  @TempDir Path folder;

  private Distribution program;

  @BeforeEach
  void inAnEmptyFolder() {
    program = new Distribution(folder);
  }

  static String idOf(String json) {
    return json.replaceFirst("(?s).*?\"session_id\": \"([^\"]*)\".*", "$1");
  }

  @Nested
  class Life {

    @Test
    void fromCreationToDeletion() throws Exception {
      Run created = program.run("create", "--feature-request", "Add user authentication");
      String id = idOf(created.out());
      assertThat(created.exit()).isZero();
      assertThat(created.err()).isEmpty();
      assertThat(created.out())
          .contains("\"status\": \"initializing\"")
          .contains("\"branch\": \"unknown\"");

      assertThat(program.run("transition", "--session-id", id, "--status", "failed").exit())
          .isZero();
      assertThat(program.run("get", "--session-id", id).out())
          .contains("\"completed_at\"")
          .contains("\"revision\": 2");
      assertThat(program.run("delete", "--session-id", id).out())
          .isEqualTo("{\"deleted\": \"" + id + "\"}\n");
      assertThat(program.run("get", "--session-id", id).exit()).isEqualTo(3);
      assertThat(program.run("list").out()).isEqualTo("[]\n");
    }
  }

  @Nested
  class Loading {

    /** The names of the classes that a run loads. */
    private String loadedBy(String... arguments) throws Exception {
      Path log = folder.resolve("classes.log");
      Run run =
          program.run(Map.of("MAESTRO_JAVA_OPTS", "-Xlog:class+load=info:file=" + log), arguments);
      assertThat(run.exit()).isZero();
      return Files.readString(log);
    }

    @Test
    void jgitAndGuiceStayAwayFromCommandsThatNeedNeither() throws Exception {
      String id = idOf(program.run("create", "--feature-request", "x").out());

      for (String loaded :
          new String[] {
            loadedBy("list"),
            loadedBy("get", "--session-id", id),
            loadedBy("transition", "--session-id", id, "--status", "planning"),
            loadedBy("update", "--session-id", id, "--phase", "implement")
          }) {
        assertThat(loaded)
            .contains("dev.flow.maestro.session.adapter.fs.FileSessionRepository")
            .doesNotContain("org.eclipse.jgit")
            .doesNotContain("com.google.inject")
            .doesNotContain("io.micrometer")
            .doesNotContain("dev.flow.maestro.session.adapter.metrics")
            .doesNotContain("java.util.logging");
      }
    }

    @Test
    void micrometerIsThereForWhoAsksForMetrics() throws Exception {
      Path file = folder.resolve("run.prom");

      String loaded = loadedBy("list", "--metrics", file.toString());

      assertThat(loaded).contains("io.micrometer.core").doesNotContain("org.HdrHistogram");
      assertThat(Files.readString(file))
          .contains("maestro_active_sessions{status=\"paused\"} 0.0\n");
    }

    @Test
    void theHelpDoesNotOpenAStore() throws Exception {
      assertThat(loadedBy("--help"))
          .contains("dev.flow.maestro.session.adapter.cli.Help")
          .doesNotContain("dev.flow.maestro.session.adapter.fs");
    }
  }

  @Nested
  class Environment {

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "", "C.UTF-8"})
    void everyLetterOfTheRequestIsKeptInEveryLocale(String locale) throws Exception {
      // The bytes of the argument are the same in each; the JVM of this test writes UTF-8.
      Run run =
          program.run(
              Map.of("LC_ALL", locale, "LANG", locale, "LC_CTYPE", locale),
              "create",
              "--feature-request",
              "Gr\u00fcn \u05d0");

      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("\"Gr\\u00fcn \\u05d0\"");
    }

    @Test
    void theStoreIsChosenByOneSetting() throws Exception {
      Run run = program.run(Map.of("MAESTRO_STORE", "memory"), "create", "--feature-request", "x");

      assertThat(run.exit()).isZero();
      assertThat(folder.resolve(".flow")).doesNotExist();
    }

    @Test
    void aSettingThatMakesNoSenseIsRefused() throws Exception {
      Run store = program.run(Map.of("MAESTRO_STORE", "cloud"), "list");
      Run timeout = program.run(Map.of("MAESTRO_LOCK_TIMEOUT", "1.5"), "list");

      assertThat(store.exit()).isEqualTo(2);
      assertThat(store.err())
          .startsWith(
              "error: unknown MAESTRO_STORE \"cloud\"; known: files, memory,"
                  + " postgresql://HOST:PORT/DATABASE\n");
      assertThat(timeout.exit()).isEqualTo(2);
      assertThat(timeout.err()).startsWith("error: MAESTRO_LOCK_TIMEOUT must be");
    }

    @Test
    void theProgramRunsThroughALink() throws Exception {
      Path link = Files.createSymbolicLink(folder.resolve("link"), Distribution.program());
      Process process =
          new ProcessBuilder(link.toString(), "--version").redirectErrorStream(true).start();

      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .matches("maestro-session [0-9]+\\.[0-9]+\\.[0-9]+\\S*\n");
    }

    @Test
    void aClosedStandardInputIsEmpty() throws Exception {
      Process process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "exec \"$0\" create --feature-request - <&-",
                  Distribution.program().toString())
              .directory(folder.toFile())
              .start();

      assertThat(process.waitFor()).isEqualTo(2);
      assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("error: feature_request must be a text that is not blank");
    }

    @Test
    void aFullStandardOutputIsAnError() throws Exception {
      Path full = Path.of("/dev/full");
      assumeTrue(Files.exists(full), "not run: there is no /dev/full here");
      Process process =
          new ProcessBuilder(Distribution.program().toString(), "--help")
              .redirectOutput(full.toFile())
              .start();

      assertThat(process.waitFor()).isEqualTo(7);
      assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("error: cannot write to standard output\n");
    }
  }
}
