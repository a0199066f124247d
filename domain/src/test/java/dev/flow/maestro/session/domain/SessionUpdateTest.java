package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.RevisionAssert.assertThat;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_TASKS;
import static dev.flow.maestro.session.domain.SessionStatus.IMPLEMENTING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionUpdateTest {

  private static final SessionStatistics COUNTED = new SessionStatistics(1, 2, 3, 4, 5, 6, 7.5);

  private static SessionUpdate.Builder update() {
    return SessionUpdate.builder();
  }

  @Nested
  class Merging {

    @Test
    void changesTheNamedCountsOnly() {
      SessionStatistics after =
          aSession()
              .counted(COUNTED)
              .takes(update().set(SessionField.TOTAL_TASKS, 10).set(SessionField.FAILED_TASKS, 30))
              .session()
              .statistics();

      assertThat(after).isEqualTo(new SessionStatistics(10, 2, 30, 4, 5, 6, 7.5));
    }

    @Test
    void reachesEveryCount() {
      SessionStatistics after =
          aSession()
              .counted(COUNTED)
              .takes(
                  update()
                      .set(SessionField.TOTAL_TASKS, 10)
                      .set(SessionField.COMPLETED_TASKS, 20)
                      .set(SessionField.FAILED_TASKS, 30)
                      .set(SessionField.DECISIONS_MADE, 40)
                      .set(SessionField.CHECKPOINTS_CREATED, 50)
                      .set(SessionField.ERROR_RECOVERY_COUNT, 60)
                      .set(SessionField.DURATION_SECONDS, 70.5))
              .session()
              .statistics();

      assertThat(after).isEqualTo(new SessionStatistics(10, 20, 30, 40, 50, 60, 70.5));
    }

    @Test
    void changesTheNamedSettingsOnly() {
      SessionConfiguration before = new SessionConfiguration(5, 180, false, true);

      assertThat(
              aSession()
                  .configured(before)
                  .takes(update().set(SessionField.TIMEOUT_MINUTES, 60))
                  .session()
                  .configuration())
          .isEqualTo(new SessionConfiguration(5, 60, false, true));
      assertThat(
              aSession()
                  .configured(before)
                  .takes(
                      update()
                          .set(SessionField.MAX_ITERATIONS, 1)
                          .set(SessionField.AUTO_CHECKPOINT, true)
                          .set(SessionField.ERROR_RECOVERY_ENABLED, false))
                  .session()
                  .configuration())
          .isEqualTo(new SessionConfiguration(1, 180, true, false));
    }

    @Test
    void changesTheNamedPartsOfThePrdOnly() {
      SessionRevision after =
          aSession()
              .withPrd("prd.md", "/docs/prd.md", "1.0.0")
              .takes(update().set(SessionField.PRD_VERSION, "1.1.0"));

      assertThat(after.session().prdReference())
          .contains(
              new PrdReference(
                  Optional.of("prd.md"), Optional.of("/docs/prd.md"), Optional.of("1.1.0")));
    }

    @Test
    void attachesAPrdWhereThereWasNone() {
      PrdReference whole =
          new PrdReference(
              Optional.of("prd.md"), Optional.of("/docs/prd.md"), Optional.of("1.0.0"));
      PrdReference part =
          new PrdReference(Optional.empty(), Optional.of("/docs/prd.md"), Optional.empty());

      assertThat(aSession().takes(update().prdReference(whole)).session().prdReference())
          .contains(whole);
      assertThat(aSession().takes(update().prdReference(part)).session().prdReference())
          .contains(part);
    }

    @Test
    void leavesThePrdOfAnUpdateThatDoesNotNameIt() {
      SessionBuilder withPrd = aSession().withPrd("prd.md", "/docs/prd.md", "1.0.0");

      assertThat(withPrd.takes(update().add(SessionField.TOTAL_TASKS, 1)).session().prdReference())
          .isEqualTo(withPrd.build().prdReference());
      assertThat(aSession().takes(update().add(SessionField.TOTAL_TASKS, 1)).session())
          .extracting(Session::prdReference)
          .isEqualTo(Optional.empty());
    }

    @Test
    void touchesNothingThatIsNotNamed() {
      Session before =
          aSession().implementing().counted(COUNTED).withPrd("p", "/p", "1").atRevision(4).build();
      Session after =
          before
              .update(
                  update().set(SessionField.TOTAL_TASKS, 1).build(),
                  SessionBuilder.POLICY,
                  before.lastChange(),
                  Optional.empty())
              .session();

      assertThat(after).isEqualTo(before.withRevision(5));
    }
  }

  @Nested
  class Adding {

    @Test
    void isRelativeToWhatIsThere() {
      SessionStatistics after =
          aSession()
              .counted(COUNTED)
              .takes(
                  update()
                      .add(SessionField.TOTAL_TASKS, 10)
                      .add(SessionField.COMPLETED_TASKS, -2)
                      .add(SessionField.FAILED_TASKS, 0)
                      .add(SessionField.DURATION_SECONDS, 0.25))
              .session()
              .statistics();

      assertThat(after).isEqualTo(new SessionStatistics(11, 0, 3, 4, 5, 6, 7.75));
    }

    @Test
    void worksOnSettingsToo() {
      assertThat(
              aSession()
                  .takes(
                      update()
                          .add(SessionField.MAX_ITERATIONS, 2)
                          .add(SessionField.TIMEOUT_MINUTES, -119))
                  .session()
                  .configuration())
          .isEqualTo(new SessionConfiguration(5, 1, true, true));
    }

    @Test
    void takesAWholeNumberForADuration() {
      assertThat(aSession().counted(1.5).takes(update().add(SessionField.DURATION_SECONDS, 2)))
          .lasted(3.5);
    }
  }

  @Nested
  class Status {

    @Test
    void isATransition() {
      assertThat(aSession().takes(update().status(PLANNING)))
          .isAt(PLANNING)
          .isInPhase(SessionPhase.PLAN)
          .isExplainedAs(SessionEvent.Type.TRANSITIONED);
    }

    @Test
    void obeysThePolicyAndThenNothingElseIsDoneEither() {
      assertThatThrownBy(
              () -> aSession().takes(update().status(COMPLETED).set(SessionField.TOTAL_TASKS, 10)))
          .isInstanceOf(IllegalTransitionException.class)
          .hasMessageContaining("from initializing to completed");
    }

    @Test
    void thatIsTheSameAlreadyIsNoLegalMove() {
      assertThatThrownBy(() -> aSession().planning().takes(update().status(PLANNING)))
          .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void leavesAnEndNeither() {
      assertThatThrownBy(() -> aSession().completed().takes(update().status(IMPLEMENTING)))
          .isInstanceOf(IllegalTransitionException.class);
    }
  }

  @Nested
  class Phase {

    @Test
    void isSetWithoutAnyTransition() {
      assertThat(aSession().planning().takes(update().phase(SessionPhase.IMPLEMENT)))
          .isAt(PLANNING)
          .isInPhase(SessionPhase.IMPLEMENT)
          .isExplainedAs(SessionEvent.Type.UPDATED);
    }

    @Test
    void winsOverThePhaseThatTheStatusBrings() {
      assertThat(
              aSession()
                  .planning()
                  .takes(update().phase(SessionPhase.VALIDATE).status(GENERATING_TASKS)))
          .isAt(GENERATING_TASKS)
          .isInPhase(SessionPhase.VALIDATE);
    }

    @Test
    void isKeptByAnUpdateThatDoesNotNameIt() {
      assertThat(aSession().implementing().takes(update().add(SessionField.TOTAL_TASKS, 1)))
          .isInPhase(SessionPhase.IMPLEMENT);
      assertThat(aSession().implementing().takes(update().status(PAUSED)))
          .isInPhase(SessionPhase.IMPLEMENT);
    }
  }

  @Nested
  class EndedSession {

    @Test
    void mayStillBeUpdatedInEverythingButItsStatus() {
      Session after =
          aSession()
              .completed()
              .takes(
                  update()
                      .phase(SessionPhase.VALIDATE)
                      .set(SessionField.PRD_FILENAME, "prd.md")
                      .set(SessionField.TOTAL_TASKS, 15)
                      .set(SessionField.DURATION_SECONDS, 20)
                      .set(SessionField.MAX_ITERATIONS, 5))
              .session();

      assertThat(after.status()).isEqualTo(COMPLETED);
      assertThat(after.currentPhase()).contains(SessionPhase.VALIDATE);
      assertThat(after.prdReference().flatMap(PrdReference::filename)).contains("prd.md");
      assertThat(after.statistics().totalTasks()).isEqualTo(15);
      assertThat(after.statistics().durationSeconds()).isEqualTo(20);
      assertThat(after.configuration().maxIterations()).isEqualTo(5);
    }
  }

  @Nested
  class EmptyUpdate {

    @Test
    void isRefusedAndTheKnownFieldsAreNamed() {
      assertThatThrownBy(() -> aSession().takes(update()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("update must be at least one of")
          .hasMessageContaining("status")
          .hasMessageContaining("statistics.total_tasks");
    }

    @Test
    void knowsThatItIs() {
      assertThat(update().build().isEmpty()).isTrue();
      assertThat(update().status(PAUSED).build().isEmpty()).isFalse();
    }
  }
}
