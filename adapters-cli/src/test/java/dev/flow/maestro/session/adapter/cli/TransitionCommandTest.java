package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionCommandTest {

  private static final String ID = Cli.id(1).toString();

  private final Cli cli = new Cli();

  @BeforeEach
  void createSession() {
    cli.run("create", "--feature-request", "Add user authentication");
    cli.clock.advance(Duration.ofSeconds(2));
  }

  private CliRun move(String status, String... more) {
    return cli.run(BadInput.of(more).after("transition", "--session-id", ID, "--status", status));
  }

  private Session stored() {
    return cli.repository.find(Cli.id(1)).orElseThrow();
  }

  @Nested
  class Prints {

    private static final SessionText PLANNING =
        SessionText.CREATED
            .atRevisionTwo()
            .with("\"status\": \"initializing\"", "\"status\": \"planning\"")
            .with(
                "\"is_worktree\": false\n  },\n",
                "\"is_worktree\": false\n  },\n  \"current_phase\": \"plan\",\n");

    @Test
    void theSessionOnOneLine() {
      assertThat(move("planning").data()).isEqualTo(PLANNING.compact());
    }

    @Test
    void theSessionIndented() {
      assertThat(move("planning", "--output", "pretty").data()).isEqualTo(PLANNING.pretty());
    }

    @Test
    void theEndAndTheDuration() {
      assertThat(move("failed").data())
          .isEqualTo(
              SessionText.CREATED
                  .atRevisionTwo()
                  .with("\"status\": \"initializing\"", "\"status\": \"failed\"")
                  .with(
                      "  \"git_context\"",
                      "  \"completed_at\": \"2026-01-07T13:02:59.119275Z\",\n  \"git_context\"")
                  .with("\"duration_seconds\": 0.0", "\"duration_seconds\": 2.0")
                  .compact());
    }
  }

  @Nested
  class Moves {

    private void moveThrough(String... statuses) {
      for (String status : statuses) {
        assertThat(move(status).data()).contains("\"status\": \"" + status + "\"");
      }
    }

    @Test
    void throughTheWholeLifeCycle() {
      moveThrough(
          "planning",
          "generating_tasks",
          "implementing",
          "validating",
          "generating_report",
          "completed");

      assertThat(stored().status()).isEqualTo(SessionStatus.COMPLETED);
      assertThat(stored().currentPhase()).contains(SessionPhase.CLEANUP);
      assertThat(stored().revision()).isEqualTo(7);
    }

    @Test
    void toAPauseAndBackToTheWork() {
      moveThrough("planning", "generating_tasks", "implementing", "paused", "implementing");

      assertThat(stored().currentPhase()).contains(SessionPhase.IMPLEMENT);
    }

    @Test
    void fromValidatingBackToImplementing() {
      moveThrough("planning", "generating_tasks", "implementing", "validating", "implementing");

      assertThat(stored().currentPhase()).contains(SessionPhase.IMPLEMENT);
    }

    @Test
    void toFailed() {
      moveThrough("planning", "failed");

      assertThat(stored().completedAt()).contains(cli.clock.instant());
    }
  }

  @Nested
  class Refuses {

    @Test
    void aStatusThatMayNotFollowAndListsThoseThatMay() {
      var before = cli.content();

      move("completed")
          .failed(
              4,
              "error: session "
                  + ID
                  + " cannot go from initializing to completed; allowed: planning, failed, paused");

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void aStatusThatMayNotFollowWithTheDataForPrograms() {
      move("completed", "--output", "json")
          .failed(
              4,
              "{\"code\": \"illegal_transition\", \"message\": \"session "
                  + ID
                  + " cannot go from initializing to completed; allowed: planning, failed, paused\","
                  + (" \"session_id\": \"" + ID + "\", \"from\": \"initializing\",")
                  + " \"to\": \"completed\", \"allowed\": [\"planning\", \"failed\", \"paused\"]}");
    }

    @Test
    void theSameStatus() {
      assertThat(move("initializing").exit()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(
        value = SessionStatus.class,
        names = {"COMPLETED", "FAILED"})
    void allAfterTheEnd(SessionStatus end) {
      cli.with(aSession().withId(Cli.id(2)).withStatus(end));

      cli.run("transition", "--session-id", "02", "--status", "planning")
          .failed(
              4,
              "error: session "
                  + (Cli.id(2)
                      + " cannot go from "
                      + end.key()
                      + " to planning; allowed: nothing"));
    }
  }

  @Nested
  class Expects {

    private static final String HINT = "hint: read the session again, and decide anew";

    @Test
    void theRevisionAndStatusThatAreThere() {
      move("planning", "--expect-revision", "1", "--expect-status", "initializing").data();

      assertThat(stored().status()).isEqualTo(SessionStatus.PLANNING);
    }

    @Test
    void anotherRevision() {
      var before = cli.content();

      move("planning", "--expect-revision", "2")
          .failed(
              5,
              "error: session "
                  + ID
                  + " was expected at revision 2, but is at revision 1 as initializing",
              HINT);

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void anotherStatus() {
      var before = cli.content();

      move("planning", "--expect-status", "paused")
          .failed(
              5,
              "error: session "
                  + ID
                  + " was expected as paused, but is at revision 1 as initializing",
              HINT);

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void anotherRevisionAndTellsTheDataToPrograms() {
      String message =
          "session "
              + ID
              + " was expected at revision 7 as paused, but is at revision 1 as initializing";

      move("planning", "--expect-revision=7", "--expect-status=paused", "--output=json")
          .failed(
              5,
              "{\"code\": \"conflict\", \"message\": \""
                  + message
                  + "\", \"hint\": \"read the session again, and decide anew\","
                  + (" \"session_id\": \"" + ID + "\", \"expected_revision\": 7,")
                  + " \"expected_status\": \"paused\", \"revision\": 1,"
                  + " \"status\": \"initializing\"}");
    }

    @Test
    void anotherRevisionBeforeItAsksWhatMayFollow() {
      assertThat(move("completed", "--expect-revision", "9").exit()).isEqualTo(5);
    }
  }

  @Nested
  class Remembers {

    private List<String> reasons() {
      return cli.repository.history(Cli.id(1)).stream()
          .map(SessionEvent::reason)
          .map(reason -> reason.orElse("(none)"))
          .toList();
    }

    @Test
    void theReason() {
      move("paused", "--reason", "waiting for review");

      assertThat(reasons()).containsExactly("(none)", "waiting for review");
    }

    @Test
    void noReasonWhereNoneWasGiven() {
      move("paused");

      assertThat(reasons()).containsExactly("(none)", "(none)");
    }

    @Test
    void aDashAsItIs() {
      move("paused", "--reason", "-");

      assertThat(reasons()).containsExactly("(none)", "-");
    }
  }
}
