package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateCommandTest {

  private static final String HELP = "hint: maestro-session update --help";
  private static final String ID = Cli.id(1).toString();

  private final Cli cli = new Cli();

  @BeforeEach
  void createSession() {
    cli.run("create", "--feature-request", "Add user authentication");
    cli.clock.advance(Duration.ofSeconds(2));
  }

  private CliRun update(String... flags) {
    return cli.run(BadInput.of(flags).after("update", "--session-id", ID));
  }

  private Session stored() {
    return cli.repository.find(Cli.id(1)).orElseThrow();
  }

  private SessionStatistics statistics() {
    return stored().statistics();
  }

  @Nested
  class Prints {

    private static final SessionText TEN_TASKS =
        SessionText.CREATED.atRevisionTwo().with("\"total_tasks\": 0", "\"total_tasks\": 10");

    @Test
    void theSessionOnOneLine() {
      assertThat(update("--set", "statistics.total_tasks=10").data())
          .isEqualTo(TEN_TASKS.compact());
    }

    @Test
    void theSessionIndented() {
      assertThat(update("--set", "statistics.total_tasks=10", "--output", "pretty").data())
          .isEqualTo(TEN_TASKS.pretty());
    }
  }

  @Nested
  class Sets {

    @Test
    void severalFieldsAndLeavesTheOthers() {
      update("--set", "statistics.total_tasks=10", "--set", "statistics.decisions_made=2").data();
      update("--set", "statistics.total_tasks=11").data();

      assertThat(statistics()).isEqualTo(new SessionStatistics(11, 0, 0, 2, 0, 0, 0));
    }

    @Test
    void everyFieldOfTheStatistics() {
      update(
              "--set=statistics.total_tasks=1",
              "--set=statistics.completed_tasks=2",
              "--set=statistics.failed_tasks=3",
              "--set=statistics.decisions_made=4",
              "--set=statistics.checkpoints_created=5",
              "--set=statistics.error_recovery_count=6",
              "--set=statistics.duration_seconds=7.25")
          .data();

      assertThat(statistics()).isEqualTo(new SessionStatistics(1, 2, 3, 4, 5, 6, 7.25));
    }

    @Test
    void theConfiguration() {
      update(
              "--set=configuration.max_iterations=5",
              "--set=configuration.timeout_minutes=60",
              "--set=configuration.auto_checkpoint=false",
              "--set=configuration.error_recovery_enabled=false")
          .data();

      assertThat(stored().configuration()).isEqualTo(new SessionConfiguration(5, 60, false, false));
    }

    @Test
    void textsWithMoreEqualsSigns() {
      update("--set", "prd_reference.version=a=b=").data();

      assertThat(stored().prdReference().orElseThrow().version()).contains("a=b=");
    }

    @Test
    void theStatusAsATransition() {
      update("--set", "status=planning", "--set", "statistics.total_tasks=3").data();

      assertThat(stored().status()).isEqualTo(SessionStatus.PLANNING);
      assertThat(stored().currentPhase()).contains(SessionPhase.PLAN);
      assertThat(statistics().totalTasks()).isEqualTo(3);
    }

    @Test
    void noStatusThatMayNotFollow() {
      var before = cli.content();

      update("--set", "status=completed", "--set", "statistics.total_tasks=3")
          .failed(
              4,
              "error: session "
                  + ID
                  + " cannot go from initializing to completed; allowed: planning, failed, paused");

      assertThat(cli.content()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
      "plan,PLAN",
      "generate_tasks,GENERATE_TASKS",
      "implement,IMPLEMENT",
      "validate,VALIDATE",
      "cleanup,CLEANUP"
    })
    void thePhase(String key, SessionPhase phase) {
      update("--phase", key).data();

      assertThat(stored().currentPhase()).contains(phase);
      assertThat(stored().status()).isEqualTo(SessionStatus.INITIALIZING);
    }
  }

  @Nested
  class Adds {

    @Test
    void toWhatIsThere() {
      update("--set=statistics.completed_tasks=5").data();
      update("--add", "statistics.completed_tasks=2", "--add", "statistics.total_tasks=1").data();
      update("--add=statistics.completed_tasks=-3").data();

      assertThat(statistics().completedTasks()).isEqualTo(4);
      assertThat(statistics().totalTasks()).isEqualTo(1);
    }

    @Test
    void fractionsOfSeconds() {
      update("--add", "statistics.duration_seconds=1.5").data();
      update("--add", "statistics.duration_seconds=-0.5").data();

      assertThat(statistics().durationSeconds()).isEqualTo(1.0);
    }

    @Test
    void nothingThatLeadsBelowZero() {
      var before = cli.content();

      update("--add", "statistics.completed_tasks=-1")
          .failed(
              2,
              "error: statistics.completed_tasks must be a whole number of at least 0, not \"-1\"",
              HELP);

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void nothingThatOverflows() {
      update("--set", "statistics.total_tasks=9223372036854775807").data();
      var before = cli.content();

      assertThat(update("--add", "statistics.total_tasks=1").exit()).isEqualTo(2);

      assertThat(cli.content()).isEqualTo(before);
    }
  }

  @Nested
  class RefersToThePrd {

    private PrdReference prd() {
      return stored().prdReference().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
      "prd.md,/home/dev/project/docs/prd.md",
      "./a/../prd.md,/home/dev/project/docs/prd.md",
      "../prd.md,/home/dev/project/prd.md",
      "/tmp/prd.md,/tmp/prd.md"
    })
    void byAnAbsolutePathAndTheFileName(String given, String path) {
      update("--prd", given).data();

      assertThat(prd())
          .isEqualTo(new PrdReference(Optional.of("prd.md"), Optional.of(path), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pflichtenheft für 2026.md", "-prd.md", "a=b"})
    void byAnyName(String name) {
      update("--prd", name).data();

      assertThat(prd().filename()).contains(name);
    }

    @Test
    void byPathAndVersion() {
      update("--prd", "prd.md", "--prd-version", "1.0.0").data();

      assertThat(prd())
          .isEqualTo(
              new PrdReference(
                  Optional.of("prd.md"),
                  Optional.of("/home/dev/project/docs/prd.md"),
                  Optional.of("1.0.0")));
    }

    @Test
    void byAnotherVersionOfTheSameFile() {
      update("--prd", "prd.md", "--prd-version", "1.0.0").data();
      update("--prd-version", "1.1.0").data();

      assertThat(prd().filename()).contains("prd.md");
      assertThat(prd().version()).contains("1.1.0");
    }

    @Test
    void inTheOutput() {
      assertThat(update("--prd", "prd.md", "--prd-version", "2").data())
          .contains(
              ", \"prd_reference\": {\"filename\": \"prd.md\","
                  + " \"path\": \"/home/dev/project/docs/prd.md\", \"version\": \"2\"}, ");
    }

    @Test
    void byNoPathWithANul() {
      update("--prd", "a\0b")
          .failed(2, "error: --prd must be the path of a file, not \"a\\u0000b\"", HELP);
    }
  }

  @Nested
  class DoesAllAtOnce {

    @Test
    void inOneRevision() {
      update(
              "--json={\"statistics\": {\"failed_tasks\": 1}}",
              "--set=statistics.total_tasks=10",
              "--add=statistics.completed_tasks=1",
              "--phase=implement",
              "--prd=prd.md",
              "--prd-version=2",
              "--reason=all of it",
              "--expect-revision=1",
              "--expect-status=initializing")
          .data();

      assertThat(stored().revision()).isEqualTo(2);
      assertThat(statistics()).isEqualTo(new SessionStatistics(10, 1, 1, 0, 0, 0, 0));
      assertThat(stored().currentPhase()).contains(SessionPhase.IMPLEMENT);
      assertThat(stored().prdReference().orElseThrow().version()).contains("2");
      assertThat(cli.repository.history(Cli.id(1)))
          .last()
          .extracting(SessionEvent::reason)
          .isEqualTo(Optional.of("all of it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--expect-revision=2", "--expect-status=planning"})
    void orNothingWhereTheSessionIsNotAsExpected(String expectation) {
      var before = cli.content();

      assertThat(update("--phase=plan", expectation).exit()).isEqualTo(5);

      assertThat(cli.content()).isEqualTo(before);
    }
  }
}
