package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code update --json}: the specification's update dictionary. */
class UpdateFromJsonTest {

  private static final String HELP = "hint: maestro-session update --help";

  private final Cli cli = new Cli();

  @BeforeEach
  void createSession() {
    cli.run("create", "--feature-request", "Add user authentication");
    cli.opened.clear();
  }

  private CliRun update(String json) {
    return cli.run("update", "--session-id", "01", "--json", json);
  }

  private Session stored() {
    return cli.repository.find(Cli.id(1)).orElseThrow();
  }

  @Nested
  class AsAnArgument {

    @Test
    void mergesTheSpecificationsExample() {
      update(
              """
              {"current_phase": "implement", "statistics": {"total_tasks": 10, "completed_tasks": 5}}
              """)
          .data();
      update("{\"statistics\": {\"completed_tasks\": 6}}").data();

      assertThat(stored().currentPhase()).contains(SessionPhase.IMPLEMENT);
      assertThat(stored().statistics()).isEqualTo(new SessionStatistics(10, 6, 0, 0, 0, 0, 0));
    }

    @Test
    void setsThePrdWordForWord() {
      update(
              """
              {"prd_reference": {"filename": "prd.md", "path": "docs/prd.md", "version": "1.0.0"}}
              """)
          .data();

      assertThat(stored().prdReference())
          .contains(
              new PrdReference(
                  Optional.of("prd.md"), Optional.of("docs/prd.md"), Optional.of("1.0.0")));
    }

    @Test
    void setsTheConfiguration() {
      update(
              """
              {"configuration": {"max_iterations": 5, "timeout_minutes": 60,
               "auto_checkpoint": false, "error_recovery_enabled": false}}
              """)
          .data();

      assertThat(stored().configuration()).isEqualTo(new SessionConfiguration(5, 60, false, false));
    }

    @Test
    void movesToAStatus() {
      update("{\"status\": \"planning\"}").data();

      assertThat(stored().status()).isEqualTo(SessionStatus.PLANNING);
    }

    @Test
    void isRefusedWhereTheStatusMayNotFollow() {
      var before = cli.content();

      assertThat(update("{\"status\": \"completed\", \"statistics\": {\"total_tasks\": 1}}").exit())
          .isEqualTo(4);

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void isQuotedInTheErrorUpToAHundredCharacters() {
      assertThat(update("[" + "1, ".repeat(50)).err())
          .startsWith("error: update must be a JSON object")
          .contains(", not \"[" + "1, ".repeat(33) + "…\"\n");
    }
  }

  @Nested
  class FromStandardInput {

    @Test
    void mergesWhatItReads() {
      cli.reading("{\n  \"prd_reference\": {\"filename\": \"für.md\"}\n}\n");

      update("-").data();

      assertThat(stored().prdReference().orElseThrow().filename()).contains("für.md");
    }

    @Test
    void tellsWhenItIsMalformed() {
      cli.reading("{\"statistics\": {\"total_tasks\": 0x1}}");

      CliRun run = update("-");

      assertThat(run.err())
          .startsWith("error: update must be a JSON object of an update's members: statistics")
          .contains("(at byte 32)")
          .hasLineCount(2);
      assertThat(run.exit()).isEqualTo(2);
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void tellsWhenItIsNotUtf8() {
      cli.reading(new byte[] {'{', '"', (byte) 0xc3, '"', '}'});

      update("-").failed(2, "error: --json must be text in UTF-8, not \"standard input\"", HELP);

      assertThat(cli.opened).isEmpty();
    }

    @Test
    void tellsWhenItIsEmpty() {
      cli.reading("");

      update("-")
          .failed(
              2,
              "error: update must be a JSON object of an update's members: is empty (at byte 0),"
                  + " not \"\"",
              HELP);
    }

    @Test
    void tellsWhenItCannotBeRead() {
      update("-").failed(7, "error: cannot read standard input: the terminal is gone");

      assertThat(cli.opened).isEmpty();
    }
  }
}
