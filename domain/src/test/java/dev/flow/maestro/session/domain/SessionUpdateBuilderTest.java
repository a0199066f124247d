package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionField.AUTO_CHECKPOINT;
import static dev.flow.maestro.session.domain.SessionField.COMPLETED_AT;
import static dev.flow.maestro.session.domain.SessionField.CURRENT_PHASE;
import static dev.flow.maestro.session.domain.SessionField.DURATION_SECONDS;
import static dev.flow.maestro.session.domain.SessionField.PRD_FILENAME;
import static dev.flow.maestro.session.domain.SessionField.STATUS;
import static dev.flow.maestro.session.domain.SessionField.TOTAL_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionUpdateBuilderTest {

  private static SessionUpdate.Builder update() {
    return SessionUpdate.builder();
  }

  /** The value that a field has after the update, on a new session. */
  private static Optional<Object> valueAfter(SessionField field, SessionUpdate.Builder update) {
    return field.in(aSession().takes(update).session());
  }

  @Nested
  class Names {

    private static final String[] KNOWN = {
      "status",
      "current_phase",
      "prd_reference.filename",
      "prd_reference.path",
      "prd_reference.version",
      "statistics.total_tasks",
      "statistics.completed_tasks",
      "statistics.failed_tasks",
      "statistics.decisions_made",
      "statistics.checkpoints_created",
      "statistics.error_recovery_count",
      "statistics.duration_seconds",
      "configuration.max_iterations",
      "configuration.timeout_minutes",
      "configuration.auto_checkpoint",
      "configuration.error_recovery_enabled"
    };

    @Test
    void areThoseOfTheSpecification() {
      assertThat(SessionField.updatablePaths()).containsExactly(KNOWN);
    }

    @Test
    void areFoundByTheirPath() {
      assertThat(KNOWN)
          .allSatisfy(path -> assertThat(SessionField.updatable(path).path()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "statistics",
          "statistics.totalTasks",
          "statistics.total_tasks ",
          "STATUS",
          "total_tasks",
          "completed_at",
          "created_at",
          "session_id",
          "revision"
        })
    void thatAreUnknownAreNamedWithTheKnownOnes(String path) {
      InvalidInputException refusal =
          catchThrowableOfType(InvalidInputException.class, () -> SessionField.updatable(path));

      assertThat(refusal).isNotNull();
      assertThat(refusal.value()).isEqualTo(path);
      assertThat(refusal.allowed()).containsExactly(KNOWN);
      assertThat(refusal)
          .hasMessage("unknown field \"%s\"; known: %s", path, String.join(", ", KNOWN));
    }

    @Test
    void ofFieldsThatNoUpdateMayCarryAreRefusedTheSameWay() {
      assertThatThrownBy(() -> update().set(COMPLETED_AT, "2026-01-07T13:02:57.119275Z"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("unknown field \"completed_at\"; known: status,");
    }

    @Test
    void areToldByTheUpdate() {
      assertThat(update().status(SessionStatus.PAUSED).add(TOTAL_TASKS, 1).build().fields())
          .containsExactlyInAnyOrder(STATUS, TOTAL_TASKS);
    }
  }

  @Nested
  class TheSameFieldTwice {

    @Test
    void isRefusedHoweverItIsNamed() {
      assertThatThrownBy(() -> update().set(TOTAL_TASKS, 1).set(TOTAL_TASKS, 1))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("statistics.total_tasks")
          .hasMessageContaining("named once");
      assertThatThrownBy(() -> update().set(TOTAL_TASKS, 1).add(TOTAL_TASKS, 1))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> update().addText(TOTAL_TASKS, "1").setText(TOTAL_TASKS, "1"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> update().status(SessionStatus.PAUSED).setText(STATUS, "paused"))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void isRefusedWhereAReferenceNamesAPartOnceMore() {
      PrdReference reference =
          new PrdReference(Optional.of("prd.md"), Optional.empty(), Optional.empty());

      assertThatThrownBy(() -> update().set(PRD_FILENAME, "prd.md").prdReference(reference))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class BuiltUpdate {

    @Test
    void isNotChangedByItsBuilder() {
      SessionUpdate.Builder builder = update().add(TOTAL_TASKS, 1);
      SessionUpdate built = builder.build();
      builder.phase(SessionPhase.CLEANUP);

      assertThat(built.fields()).containsExactly(TOTAL_TASKS);
    }
  }

  @Nested
  class Texts {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
      "status, planning",
      "current_phase, generate_tasks",
      "prd_reference.filename, prd.md",
      "prd_reference.path, /docs/prd.md",
      "prd_reference.version, 1.0.0",
      "statistics.total_tasks, 10",
      "statistics.duration_seconds, 1.5",
      "configuration.max_iterations, 1",
      "configuration.auto_checkpoint, false",
      "configuration.error_recovery_enabled, true"
    })
    void areReadAsWhatTheFieldHolds(String path, String text) {
      SessionField field = SessionField.updatable(path);

      assertThat(valueAfter(field, update().setText(field, text)).map(Object::toString))
          .contains(text);
    }

    @ParameterizedTest(name = "{0} = \"{1}\"")
    @CsvSource({
      "status, Planning",
      "status, ''",
      "current_phase, planning",
      "statistics.total_tasks, ''",
      "statistics.total_tasks, ' 1'",
      "statistics.total_tasks, 1.0",
      "statistics.total_tasks, 1e3",
      "statistics.total_tasks, 0x10",
      "statistics.total_tasks, ١",
      "statistics.total_tasks, 9223372036854775808",
      "statistics.duration_seconds, ''",
      "statistics.duration_seconds, ' 1'",
      "statistics.duration_seconds, '1,5'",
      "statistics.duration_seconds, 1d",
      "statistics.duration_seconds, 0x1p3",
      "statistics.duration_seconds, ten",
      "configuration.auto_checkpoint, TRUE",
      "configuration.auto_checkpoint, yes",
      "configuration.auto_checkpoint, 1"
    })
    void thatAreSomethingElseAreRefused(String path, String text) {
      SessionField field = SessionField.updatable(path);

      assertThatThrownBy(() -> update().setText(field, text))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining('"' + text + '"');
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "+2, 5", "-3, 0", "0, 3"})
    void areReadAsAmounts(String text, long sum) {
      SessionRevision after =
          aSession()
              .counted(new SessionStatistics(3, 0, 0, 0, 0, 0, 0.0))
              .takes(update().addText(TOTAL_TASKS, text));

      assertThat(after.session().statistics().totalTasks()).isEqualTo(sum);
    }

    @Test
    void areReadAsAmountsOfADuration() {
      assertThat(valueAfter(DURATION_SECONDS, update().addText(DURATION_SECONDS, "2.5e1")))
          .contains(25.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1.5", "١", "9223372036854775808"})
    void thatAreNoWholeAmountsAreRefused(String text) {
      assertThatThrownBy(() -> update().addText(TOTAL_TASKS, text))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "statistics.total_tasks must be a whole number between -2^63 and 2^63, not \"%s\"",
              text);
    }
  }

  @Nested
  class Kinds {

    @Test
    void ofNumbersAreWidened() {
      assertThat(valueAfter(TOTAL_TASKS, update().set(TOTAL_TASKS, (byte) 3))).contains(3L);
      assertThat(valueAfter(TOTAL_TASKS, update().set(TOTAL_TASKS, (short) 3))).contains(3L);
      assertThat(valueAfter(DURATION_SECONDS, update().set(DURATION_SECONDS, 3))).contains(3.0);
    }

    @Test
    void ofValuesThatTheFieldDoesNotHoldAreRefused() {
      assertThatThrownBy(() -> update().set(TOTAL_TASKS, "1"))
          .hasMessage(
              "statistics.total_tasks must be a whole number of at least 0 and below 2^63,"
                  + " not \"1\"");
      assertThatThrownBy(() -> update().set(TOTAL_TASKS, 1.0))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> update().set(TOTAL_TASKS, BigInteger.TWO))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> update().set(DURATION_SECONDS, "1"))
          .hasMessage("statistics.duration_seconds must be a number of at least 0, not \"1\"");
      assertThatThrownBy(() -> update().set(AUTO_CHECKPOINT, "true"))
          .hasMessage("configuration.auto_checkpoint must be true or false, not \"true\"");
      assertThatThrownBy(() -> update().set(PRD_FILENAME, 1))
          .hasMessage("prd_reference.filename must be a text, not \"1\"");
      assertThatThrownBy(() -> update().set(CURRENT_PHASE, SessionPhase.PLAN))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void ofAmountsThatAreNotWholeAreRefusedForACount() {
      assertThatThrownBy(() -> update().add(TOTAL_TASKS, 1.5))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "statistics.total_tasks must be a whole number between -2^63 and 2^63, not \"1.5\"");
      assertThatThrownBy(() -> update().add(TOTAL_TASKS, BigInteger.ONE))
          .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource(
        names = {"STATUS", "CURRENT_PHASE", "COMPLETED_AT", "PRD_FILENAME", "AUTO_CHECKPOINT"})
    void thatAreNoNumbersCannotBeAddedTo(SessionField field) {
      assertThat(field.isNumber()).isFalse();
      assertThatThrownBy(() -> update().add(field, 1))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(
              "unknown number to add to \"%s\"; known: statistics.", field.path());
      assertThatThrownBy(() -> update().addText(field, "1"))
          .isInstanceOf(InvalidInputException.class);
    }
  }
}
