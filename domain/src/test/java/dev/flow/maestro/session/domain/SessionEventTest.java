package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.RevisionAssert.assertThat;
import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static dev.flow.maestro.session.domain.SessionBuilder.LATER;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionField.COMPLETED_AT;
import static dev.flow.maestro.session.domain.SessionField.CURRENT_PHASE;
import static dev.flow.maestro.session.domain.SessionField.DURATION_SECONDS;
import static dev.flow.maestro.session.domain.SessionField.STATUS;
import static dev.flow.maestro.session.domain.SessionField.TOTAL_TASKS;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.IMPLEMENTING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionEventTest {

  private static FieldChange change(SessionField field, Object before, Object after) {
    return new FieldChange(field, Optional.of(before), Optional.of(after));
  }

  private static FieldChange appearance(SessionField field, Object after) {
    return new FieldChange(field, Optional.empty(), Optional.of(after));
  }

  @Nested
  class OfATransition {

    private final SessionRevision moved =
        aSession()
            .atRevision(3)
            .build()
            .transition(PLANNING, POLICY, LATER, Optional.of("PRD is wanted"));

    @Test
    void tellsWhoseAndWhenAndFromWhereToWhereAndWhy() {
      SessionEvent event = moved.event();

      assertThat(event.sessionId()).isEqualTo(ID);
      assertThat(event.revision()).isEqualTo(4);
      assertThat(event.at()).isEqualTo(LATER);
      assertThat(event.type()).isEqualTo(SessionEvent.Type.TRANSITIONED);
      assertThat(event.from()).contains(SessionStatus.INITIALIZING);
      assertThat(event.to()).isEqualTo(PLANNING);
      assertThat(event.reason()).contains("PRD is wanted");
    }

    @Test
    void listsStatusAndPhaseWithBothValues() {
      assertThat(moved.event().changes())
          .containsExactly(
              change(STATUS, "initializing", "planning"), appearance(CURRENT_PHASE, "plan"));
    }

    @Test
    void listsNoPhaseWhereItStays() {
      assertThat(aSession().implementing().goesTo(PAUSED)).changed(STATUS);
    }

    @Test
    void listsTheTimeAndTheDurationOfAnEnd() {
      assertThat(aSession().reporting().goesTo(COMPLETED).event().changes())
          .containsExactly(
              change(STATUS, "generating_report", "completed"),
              appearance(COMPLETED_AT, "2026-01-07T13:03:15.119275Z"),
              change(DURATION_SECONDS, 0.0, 18.0));
    }

    @Test
    void listsNoDurationThatWasCountedBefore() {
      assertThat(aSession().reporting().counted(1.5).goesTo(FAILED)).changed(STATUS, COMPLETED_AT);
    }

    @Test
    void hasNoReasonWhereNoneWasGiven() {
      assertThat(aSession().goesTo(PAUSED).event().reason()).isEmpty();
    }
  }

  @Nested
  class OfAnUpdate {

    @Test
    void isAnUpdateWhereTheStatusStays() {
      SessionEvent event =
          aSession().implementing().takes(SessionUpdate.builder().add(TOTAL_TASKS, 2)).event();

      assertThat(event.type()).isEqualTo(SessionEvent.Type.UPDATED);
      assertThat(event.from()).contains(IMPLEMENTING);
      assertThat(event.to()).isEqualTo(IMPLEMENTING);
      assertThat(event.changes()).containsExactly(change(TOTAL_TASKS, 0L, 2L));
    }

    @Test
    void isATransitionWhereItCarriesAStatusAndMore() {
      assertThat(
              aSession()
                  .implementing()
                  .takes(
                      SessionUpdate.builder()
                          .add(TOTAL_TASKS, 2)
                          .status(PAUSED)
                          .set(SessionField.PRD_FILENAME, "prd.md")))
          .isExplainedAs(SessionEvent.Type.TRANSITIONED)
          .changed(STATUS, SessionField.PRD_FILENAME, TOTAL_TASKS);
    }

    @Test
    void carriesItsReason() {
      SessionUpdate update = SessionUpdate.builder().add(TOTAL_TASKS, 2).build();

      assertThat(
              aSession()
                  .build()
                  .update(update, POLICY, LATER, Optional.of("found two more"))
                  .event()
                  .reason())
          .contains("found two more");
    }

    @Test
    void listsNoFieldThatIsGivenTheValueItHad() {
      assertThat(
              aSession()
                  .implementing()
                  .takes(
                      SessionUpdate.builder()
                          .phase(SessionPhase.IMPLEMENT)
                          .set(TOTAL_TASKS, 0)
                          .set(SessionField.AUTO_CHECKPOINT, true)))
          .isExplainedAs(SessionEvent.Type.UPDATED)
          .changed();
    }

    @Test
    void listsEveryFieldThatAnUpdateCanChange() {
      assertThat(aSession().reporting().takes(everything()))
          .changed(
              SessionField.STATUS,
              SessionField.CURRENT_PHASE,
              SessionField.COMPLETED_AT,
              SessionField.PRD_FILENAME,
              SessionField.PRD_PATH,
              SessionField.PRD_VERSION,
              SessionField.TOTAL_TASKS,
              SessionField.COMPLETED_TASKS,
              SessionField.FAILED_TASKS,
              SessionField.DECISIONS_MADE,
              SessionField.CHECKPOINTS_CREATED,
              SessionField.ERROR_RECOVERY_COUNT,
              SessionField.DURATION_SECONDS,
              SessionField.MAX_ITERATIONS,
              SessionField.TIMEOUT_MINUTES,
              SessionField.AUTO_CHECKPOINT,
              SessionField.ERROR_RECOVERY_ENABLED);
    }

    private static SessionUpdate.Builder everything() {
      return SessionUpdate.builder()
          .status(COMPLETED)
          .phase(SessionPhase.PLAN)
          .set(SessionField.PRD_FILENAME, "prd.md")
          .set(SessionField.PRD_PATH, "/docs/prd.md")
          .set(SessionField.PRD_VERSION, "1.0.0")
          .set(SessionField.TOTAL_TASKS, 1)
          .set(SessionField.COMPLETED_TASKS, 1)
          .set(SessionField.FAILED_TASKS, 1)
          .set(SessionField.DECISIONS_MADE, 1)
          .set(SessionField.CHECKPOINTS_CREATED, 1)
          .set(SessionField.ERROR_RECOVERY_COUNT, 1)
          .set(SessionField.DURATION_SECONDS, 1)
          .set(SessionField.MAX_ITERATIONS, 1)
          .set(SessionField.TIMEOUT_MINUTES, 1)
          .set(SessionField.AUTO_CHECKPOINT, false)
          .set(SessionField.ERROR_RECOVERY_ENABLED, false);
    }
  }

  @Nested
  class Parts {

    @Test
    void ofTheListCannotBeChangedFromOutside() {
      List<FieldChange> changes = new ArrayList<>(List.of(change(TOTAL_TASKS, 0L, 1L)));
      SessionEvent event =
          new SessionEvent(
              ID,
              2,
              LATER,
              SessionEvent.Type.UPDATED,
              Optional.of(PAUSED),
              PAUSED,
              Optional.empty(),
              changes);
      changes.clear();

      assertThat(event.changes()).hasSize(1);
    }

    @Test
    void ofTypesAreNamedAsInTheFiles() {
      assertThat(SessionEvent.Type.values())
          .extracting(SessionEvent.Type::key)
          .containsExactly("created", "transitioned", "updated", "external_edit", "forked");
    }

    @Test
    void ofTwoSessionsOrRevisionsDoNotMakeARevision() {
      SessionRevision good = aSession().goesTo(PAUSED);
      Session otherRevision = good.session().withRevision(9);
      SessionRevision otherSession =
          Session.start(
              SessionId.parse("00000000-0000-4000-8000-000000000000").orElseThrow(),
              "x",
              SessionConfiguration.defaults(),
              SessionBuilder.GIT,
              CREATED);

      assertThatThrownBy(() -> new SessionRevision(otherRevision, good.event()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at 2, the session is " + ID + " at 9");
      assertThatThrownBy(
              () -> new SessionRevision(otherSession.session().withRevision(2), good.event()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
