package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that halt a session and go on with it. */
class PauseCommandsTest {

  private static final String ID = Cli.id(1).toString();

  private final Cli cli = new Cli();

  @BeforeEach
  void createSession() {
    cli.run("create", "--feature-request", "Add user authentication");
    cli.run("transition", "01", "--status", "planning");
  }

  private Session stored() {
    return cli.repository.find(Cli.id(1)).orElseThrow();
  }

  private Optional<String> lastReason() {
    List<SessionEvent> history = cli.repository.history(Cli.id(1));
    return history.get(history.size() - 1).reason();
  }

  private void refused(int exit, String error, String... words) {
    var before = cli.content();

    CliRun run = cli.run(words);

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.err()).startsWith("error: " + error);
    assertThat(cli.content()).isEqualTo(before);
  }

  @Nested
  class Pause {

    @Test
    void printsTheSessionThatItHalts() {
      assertThat(cli.run("pause", "01", "--reason", "lunch").data())
          .contains("\"session_id\": \"" + ID + "\"", "\"status\": \"paused\"", "\"revision\": 3");
      assertThat(stored().status()).isEqualTo(SessionStatus.PAUSED);
      assertThat(lastReason()).contains("lunch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--expect-revision=1", "--expect-status=implementing"})
    void isRefusedWhereTheSessionIsNotAsExpected(String flag) {
      refused(5, "session " + ID + " was expected", "pause", "--session-id", "01", flag);
    }

    @Test
    void givesAWorkerWithTheRevisionBeforeAConflict() {
      cli.run("pause", "01", "--expect-revision=2", "--expect-status=planning").data();

      refused(
          5,
          "session " + ID + " was expected at revision 2, but is at revision 3 as paused",
          "update",
          "01",
          "--add=statistics.total_tasks=1",
          "--expect-revision=2");
    }

    @Test
    void isRefusedTwice() {
      cli.run("pause", "01").data();

      refused(4, "session " + ID + " cannot go from paused to paused", "pause", "01");
    }

    @Test
    void ofNoSessionIsRefused() {
      refused(3, "no session \"02\"", "pause", "02");
    }
  }

  @Nested
  class Resume {

    @BeforeEach
    void pause() {
      cli.run("pause", "01").data();
    }

    @Test
    void goesBackToTheWorkOfThePhase() {
      assertThat(cli.run("resume", "01").data()).contains("\"status\": \"planning\"");
      assertThat(stored().revision()).isEqualTo(4);
    }

    @Test
    void mayGoOnWithAnotherStatusForAReason() {
      assertThat(
              cli.run("resume", "--session-id=01", "--status=validating", "--reason=done").data())
          .contains("\"status\": \"validating\"");
      assertThat(lastReason()).contains("done");
    }

    @Test
    void isRefusedByThePolicy() {
      refused(4, "session " + ID + " cannot go", "resume", "01", "--status", "initializing");
    }

    @Test
    void isRefusedWhereThereIsNoPause() {
      cli.run("resume", "01").data();

      refused(5, "session " + ID + " was expected as paused, but", "resume", "01");
      refused(
          5,
          "session " + ID + " was expected as paused, but",
          "resume",
          "01",
          "--status=generating_tasks");
    }

    @Test
    void isRefusedWhereTheSessionIsNotAsExpected() {
      refused(5, "session " + ID + " was expected at", "resume", "01", "--expect-revision=2");
    }

    @Test
    void ofAnUnknownStatusIsRefused() {
      refused(2, "unknown status \"lunch\"", "resume", "01", "--status", "lunch");
    }
  }
}
