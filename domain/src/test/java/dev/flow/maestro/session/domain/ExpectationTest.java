package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTest {

  private final Session pausedAtThree = aSession().paused().atRevision(3).build();

  private static Expectation both(long revision, SessionStatus status) {
    return new Expectation(OptionalLong.of(revision), Optional.of(status));
  }

  @Nested
  class Met {

    @Test
    void whereNothingIsExpected() {
      assertMet(Expectation.none());
    }

    @Test
    void byTheRevision() {
      assertMet(Expectation.revision(3));
    }

    @Test
    void byTheStatus() {
      assertMet(Expectation.status(PAUSED));
    }

    @Test
    void byBoth() {
      assertMet(both(3, PAUSED));
    }

    private void assertMet(Expectation expectation) {
      assertThatCode(() -> expectation.requireMetBy(pausedAtThree)).doesNotThrowAnyException();
    }
  }

  @Nested
  class NotMet {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, Long.MAX_VALUE})
    void byAnotherRevision(long revision) {
      SessionConflictException conflict = conflictOver(Expectation.revision(revision));

      assertThat(conflict.expected()).isEqualTo(Expectation.revision(revision));
      assertThat(conflict)
          .hasMessage(
              "session %s was expected at revision %d, but is at revision 3 as paused",
              ID, revision);
    }

    @Test
    void byAnotherStatus() {
      assertThat(conflictOver(Expectation.status(PLANNING)))
          .hasMessage("session %s was expected as planning, but is at revision 3 as paused", ID);
    }

    @Test
    void whereOneOfBothIsAnother() {
      assertThat(conflictOver(both(3, PLANNING)))
          .hasMessage(
              "session %s was expected at revision 3 as planning,"
                  + " but is at revision 3 as paused",
              ID);
      assertThat(conflictOver(both(2, PAUSED)).expected()).isEqualTo(both(2, PAUSED));
    }

    @Test
    void carriesBothSidesAsData() {
      SessionConflictException conflict = conflictOver(both(2, PLANNING));

      assertThat(conflict.id()).isEqualTo(ID);
      assertThat(conflict.revision()).isEqualTo(3);
      assertThat(conflict.status()).isEqualTo(PAUSED);
      assertThat(conflict.details())
          .containsExactly(
              entry("session_id", ID.toString()),
              entry("expected_revision", 2L),
              entry("expected_status", "planning"),
              entry("revision", 3L),
              entry("status", "paused"));
    }

    @Test
    void namesOnlyWhatWasExpected() {
      assertThat(conflictOver(Expectation.revision(2)).details())
          .containsOnlyKeys("session_id", "expected_revision", "revision", "status");
    }

    private SessionConflictException conflictOver(Expectation expectation) {
      SessionConflictException conflict =
          catchThrowableOfType(
              SessionConflictException.class, () -> expectation.requireMetBy(pausedAtThree));
      assertThat(conflict).as("conflict").isNotNull();
      return conflict;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void ofARevisionThatCannotBeIsRefused(long revision) {
    assertThatThrownBy(() -> Expectation.revision(revision))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "expected revision must be a whole number of at least 1, not \"" + revision + "\"");
  }
}
