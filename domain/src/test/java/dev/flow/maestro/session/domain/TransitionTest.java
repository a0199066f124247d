package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.RevisionAssert.assertThat;
import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static dev.flow.maestro.session.domain.SessionBuilder.LATER;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_REPORT;
import static dev.flow.maestro.session.domain.SessionStatus.IMPLEMENTING;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static dev.flow.maestro.session.domain.SessionStatus.VALIDATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionTest {

  @Nested
  class Refusal {

    private final IllegalTransitionException refusal =
        catchThrowableOfType(
            IllegalTransitionException.class, () -> aSession().at(VALIDATING).goesTo(COMPLETED));

    @Test
    void carriesSessionAndBothStatusesAsData() {
      assertThat(refusal.id()).isEqualTo(ID);
      assertThat(refusal.from()).isEqualTo(VALIDATING);
      assertThat(refusal.to()).isEqualTo(COMPLETED);
    }

    @Test
    void carriesWhatIsAllowedAsData() {
      assertThat(refusal.allowed())
          .containsExactlyInAnyOrder(GENERATING_REPORT, IMPLEMENTING, FAILED, PAUSED);
    }

    @Test
    void saysItAllInItsMessageInTheOrderOfTheLifeCycle() {
      assertThat(refusal)
          .hasMessage(
              "session 3f01b541-5cc9-47a7-9f8b-d884159c705f cannot go from validating to completed;"
                  + " allowed: implementing, generating_report, failed, paused");
    }

    @Test
    void saysThatNothingIsAllowedFromAnEnd() {
      assertThatThrownBy(() -> aSession().completed().goesTo(PLANNING))
          .isInstanceOf(IllegalTransitionException.class)
          .hasMessageEndingWith("cannot go from completed to planning; allowed: nothing");
    }

    @Test
    void hasAStackTraceWhereAssertionsAreEnabledAsHere() {
      assertThat(refusal.getStackTrace()).isNotEmpty();
    }

    @Test
    void saysTheSameWithoutAStackTrace() {
      IllegalTransitionException everyday =
          new IllegalTransitionException(ID, VALIDATING, COMPLETED, refusal.allowed(), false);

      assertThat(everyday.getStackTrace()).isEmpty();
      assertThat(everyday).hasMessage(refusal.getMessage());
      assertThat(everyday.details()).isEqualTo(refusal.details());
    }
  }

  @Nested
  class CustomPolicy {

    @Test
    void mayAllowWhatTheSpecificationForbids() {
      TransitionPolicy anything = from -> EnumSet.allOf(SessionStatus.class);

      assertThat(aSession().build().transition(COMPLETED, anything, LATER, Optional.empty()))
          .isAt(COMPLETED);
    }

    @Test
    void mayForbidWhatTheSpecificationAllowsAndItsSetIsReported() {
      TransitionPolicy onlyFailure = from -> Set.of(FAILED);

      IllegalTransitionException refusal =
          catchThrowableOfType(
              IllegalTransitionException.class,
              () -> aSession().build().transition(PLANNING, onlyFailure, LATER, Optional.empty()));

      assertThat(refusal.allowed()).containsExactly(FAILED);
      assertThat(refusal).hasMessageEndingWith("allowed: failed");
    }

    @Test
    void isAskedForTheStatusTheSessionIsAt() {
      TransitionPolicy onlyFromPlanning = from -> from == PLANNING ? Set.of(COMPLETED) : Set.of();
      Session planning = aSession().planning().build();
      Session implementing = aSession().implementing().build();

      assertThat(planning.transition(COMPLETED, onlyFromPlanning, LATER, Optional.empty()))
          .isAt(COMPLETED);
      assertThatThrownBy(
              () -> implementing.transition(COMPLETED, onlyFromPlanning, LATER, Optional.empty()))
          .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void rulesUpdatesAndResumingToo() {
      TransitionPolicy nothing = from -> Set.of();
      SessionUpdate toPlanning = SessionUpdate.builder().status(PLANNING).build();

      assertThatThrownBy(
              () -> aSession().build().update(toPlanning, nothing, LATER, Optional.empty()))
          .isInstanceOf(IllegalTransitionException.class);
      assertThatThrownBy(() -> aSession().paused().build().resume(nothing, LATER, Optional.empty()))
          .isInstanceOf(IllegalTransitionException.class);
    }
  }

  @Nested
  class Phase {

    @ParameterizedTest(name = "{1} where {0} is entered")
    @CsvSource({
      "PLANNING, PLAN",
      "GENERATING_TASKS, GENERATE_TASKS",
      "IMPLEMENTING, IMPLEMENT",
      "VALIDATING, VALIDATE",
      "GENERATING_REPORT, CLEANUP"
    })
    void follows(SessionStatus entered, SessionPhase phase) {
      assertThat(aSession().paused().goesTo(entered)).isInPhase(phase);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "FAILED", "COMPLETED"})
    void staysWhereNoWorkIsEntered(SessionStatus entered) {
      assertThat(aSession().reporting().goesTo(entered)).isInPhase(SessionPhase.CLEANUP);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "FAILED"})
    void staysAbsentWhereThereWasNone(SessionStatus entered) {
      assertThat(aSession().goesTo(entered)).isInNoPhase();
    }
  }

  @Nested
  class Resuming {

    @ParameterizedTest(name = "to {1} in phase {0}")
    @CsvSource({
      "PLAN, PLANNING",
      "GENERATE_TASKS, GENERATING_TASKS",
      "IMPLEMENT, IMPLEMENTING",
      "VALIDATE, VALIDATING",
      "CLEANUP, GENERATING_REPORT"
    })
    void goesBackToTheWorkOfThePhase(SessionPhase phase, SessionStatus work) {
      assertThat(aSession().paused().inPhase(phase).resumes()).isAt(work).isInPhase(phase);
    }

    @Test
    void goesToPlanningWhereThereIsNoPhase() {
      assertThat(aSession().paused().resumes()).isAt(PLANNING).isInPhase(SessionPhase.PLAN);
    }

    @Test
    void mayGoOnWithAnotherStatusThatThePolicyAllows() {
      Session paused = aSession().paused().inPhase(SessionPhase.VALIDATE).build();

      assertThat(paused.resume(IMPLEMENTING, POLICY, LATER, Optional.empty()))
          .isAt(IMPLEMENTING)
          .isInPhase(SessionPhase.IMPLEMENT);
      assertThatThrownBy(() -> paused.resume(PAUSED, POLICY, LATER, Optional.empty()))
          .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void withAStatusIsRefusedWhereThereIsNoPause() {
      Session validating = aSession().at(VALIDATING).build();

      assertThatThrownBy(() -> validating.resume(IMPLEMENTING, POLICY, LATER, Optional.empty()))
          .isInstanceOf(SessionConflictException.class);
    }

    @Test
    void isATransitionWithItsReason() {
      SessionEvent event =
          aSession().paused().build().resume(POLICY, LATER, Optional.of("back from lunch")).event();

      assertThat(event.type()).isEqualTo(SessionEvent.Type.TRANSITIONED);
      assertThat(event.from()).contains(PAUSED);
      assertThat(event.reason()).contains("back from lunch");
    }

    @Test
    void isRefusedUnlessTheSessionIsPaused() {
      List<SessionBuilder> notPaused =
          List.of(
              aSession().at(INITIALIZING),
              aSession().implementing(),
              aSession().completed(),
              aSession().at(VALIDATING).inPhase(SessionPhase.IMPLEMENT));

      assertThat(notPaused)
          .allSatisfy(
              session ->
                  assertThatThrownBy(session::resumes)
                      .isInstanceOf(SessionConflictException.class)
                      .hasMessageContaining("was expected as paused"));
    }
  }
}
