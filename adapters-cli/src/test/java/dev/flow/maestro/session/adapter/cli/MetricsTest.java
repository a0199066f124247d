package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.GitContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --metrics FILE}: what is measured is opened, and the file is written at the end. */
class MetricsTest {

  private static final Path FILE = Cli.FOLDER.resolve("run.prom");

  private final InMemorySessionRepository measured = new InMemorySessionRepository();
  private final List<Path> written = new ArrayList<>();
  private final Cli cli = new Cli().measuring(Fake::new);

  private Writing writing = written::add;

  private interface Writing {
    void to(Path file) throws IOException;
  }

  /** Opens another store than that of the runs that are not measured. */
  private final class Fake implements RunMetrics {

    @Override
    public SessionManagerFactory managers() {
      return (root, warnings) ->
          new SessionManager(
              SessionPorts.of(
                  measured,
                  () -> new Detection(GitContext.none("/work"), Optional.empty()),
                  () -> Cli.id(7),
                  cli.clock));
    }

    @Override
    public Repositories repositories() {
      return Cli.noRepositories();
    }

    @Override
    public void writeTo(Path file) throws IOException {
      writing.to(file);
    }
  }

  @Nested
  class TheFile {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "create --feature-request x --metrics run.prom",
          "create --feature-request x --metrics=run.prom",
          "--metrics run.prom create --feature-request x",
          "create --metrics /home/dev/project/docs/run.prom --feature-request x"
        })
    void isNamedByTheFlag(String words) {
      cli.run(words.split(" ", -1)).data();

      assertThat(written).containsExactly(FILE);
      assertThat(measured.query(SessionQuery.all()).sessions()).hasSize(1);
      assertThat(cli.content()).isEmpty();
    }

    @Test
    void isNamedByTheEnvironment() {
      cli.environment.put("MAESTRO_METRICS", "run.prom");

      cli.run("list").data();

      assertThat(written).containsExactly(FILE);
    }

    @Test
    void isThatOfTheFlagWhereBothNameOne() {
      cli.environment.put("MAESTRO_METRICS", "other.prom");

      cli.run("list", "--metrics", "run.prom").data();

      assertThat(written).containsExactly(FILE);
    }

    @Test
    void isWrittenAfterTheCommand() {
      List<Integer> sessions = new ArrayList<>();
      writing = file -> sessions.add(measured.query(SessionQuery.all()).sessions().size());

      cli.run("create", "--feature-request", "x", "--metrics", "run.prom").data();

      assertThat(sessions).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
      "3,get 01 --metrics run.prom",
      "2,list --status bogus --metrics run.prom",
      "2,list --bogus --metrics run.prom",
      "2,list --bogus --metrics=run.prom",
      "2,bogus --metrics run.prom",
      "2,--metrics run.prom"
    })
    void isWrittenWhereTheCommandFails(int exit, String words) {
      assertThat(cli.run(words.split(" ", -1)).exit()).isEqualTo(exit);

      assertThat(written).containsExactly(FILE);
    }

    @Test
    void isWrittenWhereTheOutputCannotBe() {
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("full");
            }
          };

      ExitCode exit =
          cli.run(
              cli.console(full, OutputStream.nullOutputStream()), "list", "--metrics", "run.prom");

      assertThat(exit).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(written).containsExactly(FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "list --help", "help list", "--version", "trash --help"})
    void staysAsItIsWhereNoCommandIsRun(String words) {
      cli.environment.put("MAESTRO_METRICS", "run.prom");

      cli.run(words.split(" ", -1)).data();

      assertThat(written).isEmpty();
    }
  }

  @Nested
  class WithoutIt {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "list",
          "create --feature-request=--metrics=x",
          "search -- --metrics run.prom",
          "list --bogus"
        })
    void nothingMeasures(String words) {
      cli.measuring(Cli.NO_METRICS);

      assertThat(cli.run(words.split(" ", -1)).err()).doesNotContain("bug");
    }

    @Test
    void anEmptyVariableIsNone() {
      cli.measuring(Cli.NO_METRICS);
      cli.environment.put("MAESTRO_METRICS", "");

      cli.run("list").data();
    }

    @Test
    void theFlagNeedsAValue() {
      cli.run("list", "--metrics")
          .failed(2, "error: --metrics needs a value", "hint: maestro-session list --help");
      assertThat(written).isEmpty();
    }
  }

  @Nested
  class AFileThatCannotBeWritten {

    private CliRun run(Writing failing, String... words) {
      writing = failing;
      return cli.run(words);
    }

    @Test
    void isAWarningAndTheCommandIsDone() {
      CliRun run =
          run(
              file -> {
                throw new IOException("it is not a regular file");
              },
              "list",
              "--metrics",
              "run.prom");

      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEqualTo("[]\n");
      assertThat(run.err())
          .isEqualTo("warning: cannot write the metrics to run.prom: it is not a regular file\n");
    }

    @Test
    void leavesTheExitCodeOfTheFailure() {
      CliRun run =
          run(
              file -> {
                throw new AccessDeniedException(file.toString());
              },
              "get",
              "01",
              "--metrics",
              "run.prom");

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.err())
          .startsWith("error: ")
          .endsWith("warning: cannot write the metrics to run.prom: permission denied\n");
    }

    @Test
    void isAnObjectForPrograms() {
      CliRun run =
          run(
              file -> {
                throw new NoSuchFileException(file.toString());
              },
              "list",
              "--output=json",
              "--metrics=a/b");

      assertThat(run.err())
          .isEqualTo(
              "{\"warning\": \"cannot write the metrics to a/b: the folder does not exist\"}\n");
    }

    @Test
    void isAWarningWhateverGoesWrong() {
      CliRun bug =
          run(
              file -> {
                throw new IllegalStateException("a bug");
              },
              "list",
              "--metrics=x");
      CliRun missing =
          run(
              file -> {
                throw new NoClassDefFoundError("io/micrometer/X");
              },
              "list",
              "--metrics=x");
      CliRun noPath = cli.run("list", "--metrics=\0");

      assertThat(bug.exit()).isZero();
      assertThat(bug.err()).startsWith("warning: cannot write the metrics to x: ");
      assertThat(missing.exit()).isZero();
      assertThat(missing.err()).startsWith("warning: cannot write the metrics to x: ");
      assertThat(noPath.exit()).isZero();
      assertThat(noPath.err()).startsWith("warning: cannot write the metrics to \\u0000: ");
    }
  }
}
