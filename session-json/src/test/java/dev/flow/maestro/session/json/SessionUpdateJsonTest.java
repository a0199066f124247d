package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionUpdateJsonTest {

  private static Session updated(String object) {
    SessionUpdate.Builder update = SessionUpdate.builder();
    SessionUpdateJson.read(object, update);
    return Documents.parse(Documents.MINIMAL)
        .session()
        .update(update.build(), TransitionPolicy.specification(), Instant.now(), Optional.empty())
        .session();
  }

  @Test
  void readsTheSpecificationsDictionary() {
    Session session =
        updated(
            """
            {
              "status": "generating_tasks",
              "current_phase": "implement",
              "statistics": {"total_tasks": 10, "completed_tasks": 5, "duration_seconds": 1},
              "configuration": {"auto_checkpoint": false},
              "prd_reference": {"filename": "prd.md", "path": "/path/to/prd.md", "version": "1.0"}
            }
            """);

    assertThat(session.status()).isEqualTo(SessionStatus.GENERATING_TASKS);
    assertThat(session.currentPhase()).contains(SessionPhase.IMPLEMENT);
    assertThat(session.statistics().totalTasks()).isEqualTo(10);
    assertThat(session.statistics().durationSeconds()).isEqualTo(1.0);
    assertThat(session.configuration().autoCheckpoint()).isFalse();
    assertThat(session.prdReference().orElseThrow().version()).contains("1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"colour\": 1}|unknown field \"colour\"; known: status, current_phase",
        "{\"statistics\": {\"colour\": 1}}|unknown field \"statistics.colour\"; known: status",
        "{\"completed_at\": \"2026-01-01T00:00:00Z\"}|unknown field \"completed_at\"; known:",
        "{\"session_id\": \"x\"}|unknown field \"session_id\"",
        "{\"statistics\": 5}|statistics must be an object",
        "{\"statistics\": {\"total_tasks\": -1}}|statistics.total_tasks must be a whole number",
        "{\"statistics\": {\"total_tasks\": \"1\"}}|statistics.total_tasks must be a whole number",
        "{\"statistics\": {\"total_tasks\": 1.5}}|statistics.total_tasks must be a whole number",
        "{\"statistics\": {\"total_tasks\": null}}|statistics.total_tasks must be a string, a",
        "{\"status\": \"done\"}|unknown status \"done\"; known: initializing",
        "{\"current_phase\": \"done\"}|unknown phase \"done\"; known: plan",
        "{\"status\": \"planning\"|ends too early",
        "[]|must be an object",
        "``|is empty",
        "{\"status\": \"planning\"} x|Unrecognized token",
      })
  void namesWhatIsWrong(String object, String message) {
    assertThatThrownBy(() -> updated(object))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .contains(message);
  }
}
