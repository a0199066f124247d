package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that files and command lines use; they hold in every locale, Turkish too. */
class KeysTest {

  @Nested
  class OfStatuses {

    private static final List<String> KEYS =
        List.of(
            "initializing",
            "planning",
            "generating_tasks",
            "implementing",
            "validating",
            "generating_report",
            "completed",
            "failed",
            "paused");

    @Test
    void areThoseOfTheSpecification() {
      assertThat(SessionStatus.keys()).isEqualTo(KEYS);
    }

    @Test
    void findTheirStatus() {
      assertThat(KEYS).allSatisfy(key -> assertThat(SessionStatus.parse(key).key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "done", "PLANNING", "Planning", " planning", "plannıng", "plan"})
    void thatAreUnknownAreAnErrorThatListsTheKnown(String key) {
      InvalidInputException refusal =
          catchThrowableOfType(InvalidInputException.class, () -> SessionStatus.parse(key));

      assertThat(refusal).isNotNull();
      assertThat(refusal.field()).isEqualTo("status");
      assertThat(refusal.value()).isEqualTo(key);
      assertThat(refusal.allowed()).isEqualTo(KEYS);
      assertThat(refusal)
          .hasMessage("unknown status \"%s\"; known: %s", key, String.join(", ", KEYS));
    }
  }

  @Nested
  class OfPhases {

    private static final List<String> KEYS =
        List.of("plan", "generate_tasks", "implement", "validate", "cleanup");

    @Test
    void areThoseOfTheSpecification() {
      assertThat(SessionPhase.keys()).isEqualTo(KEYS);
    }

    @Test
    void findTheirPhase() {
      assertThat(KEYS).allSatisfy(key -> assertThat(SessionPhase.parse(key).key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "planning", "PLAN", "clean_up"})
    void thatAreUnknownAreAnErrorThatListsTheKnown(String key) {
      InvalidInputException refusal =
          catchThrowableOfType(InvalidInputException.class, () -> SessionPhase.parse(key));

      assertThat(refusal).isNotNull();
      assertThat(refusal.field()).isEqualTo("phase");
      assertThat(refusal.allowed()).isEqualTo(KEYS);
      assertThat(refusal).hasMessageEndingWith("known: " + String.join(", ", KEYS));
    }

    @Test
    void belongToTheStatusInWhichTheirWorkIsDone() {
      assertThat(SessionPhase.values())
          .allSatisfy(phase -> assertThat(phase.workingStatus().phase()).contains(phase));
    }
  }

  @Nested
  class OfFields {

    @Test
    void areUnique() {
      List<String> paths = Arrays.stream(SessionField.values()).map(SessionField::path).toList();

      assertThat(new HashSet<>(paths)).hasSameSizeAs(paths);
    }

    @Test
    void findTheirFieldWhetherOrNotAnUpdateMayCarryIt() {
      assertThat(SessionField.values())
          .allSatisfy(field -> assertThat(SessionField.at(field.path())).contains(field));
      assertThat(SessionField.at("statistics")).isEmpty();
      assertThat(SessionField.at("total_tasks")).isEmpty();
    }

    @Test
    void lieInTheThreeObjectsOfTheSpecification() {
      assertThat(SessionField.groups())
          .containsExactlyInAnyOrder("prd_reference", "statistics", "configuration");
    }

    @Test
    void haveValuesOfTheirKind() {
      Session session = SessionBuilder.aSession().completed().withPrd("p", "/p", "1").build();

      assertThat(SessionField.values())
          .allSatisfy(
              field ->
                  assertThat(field.in(session).orElseThrow())
                      .isInstanceOf(
                          switch (field.kind()) {
                            case TEXT -> String.class;
                            case COUNT -> Long.class;
                            case DECIMAL -> Double.class;
                            case FLAG -> Boolean.class;
                          }));
    }

    @Test
    void haveNoValueWhereTheSessionHasNone() {
      Session session = SessionBuilder.aSession().build();

      assertThat(SessionField.values())
          .filteredOn(field -> field.in(session).isEmpty())
          .containsExactly(
              SessionField.CURRENT_PHASE,
              SessionField.COMPLETED_AT,
              SessionField.PRD_FILENAME,
              SessionField.PRD_PATH,
              SessionField.PRD_VERSION);
    }
  }
}
