package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.RevisionAssert.assertThat;
import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static dev.flow.maestro.session.domain.SessionBuilder.LATER;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionStatus.GENERATING_REPORT;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A record that another program, which knows nothing of revisions, wrote. */
class ExternalEditTest {

  private final Session edited =
      aSession().reporting().counted(1.5).updatedAt(LATER).atRevision(1).build();

  /** The last event of the history: revision 7, paused, at this time. */
  private static Optional<SessionEvent> lastEventAt(Instant at) {
    return Optional.of(
        aSession()
            .implementing()
            .atRevision(6)
            .build()
            .transition(PAUSED, POLICY, at, Optional.of("not taken over"))
            .event());
  }

  @Nested
  class AfterAHistory {

    @Test
    void isTheNextRevision() {
      assertThat(edited.acceptExternalEdit(lastEventAt(CREATED))).isAtRevision(8);
      assertThat(edited.withRevision(7).acceptExternalEdit(lastEventAt(CREATED))).isAtRevision(8);
    }

    @Test
    void keepsTheSessionAsItWasReadButForItsRevision() {
      assertThat(edited.acceptExternalEdit(lastEventAt(LATER.minusSeconds(5))).session())
          .isEqualTo(edited.withRevision(8));
    }

    @Test
    void neverTakesTheLastChangeBack() {
      Instant after = LATER.plusSeconds(5);

      Session accepted = edited.acceptExternalEdit(lastEventAt(after)).session();

      assertThat(accepted.updatedAt()).contains(after);
      assertThat(
              accepted
                  .transition(SessionStatus.FAILED, POLICY, CREATED, Optional.empty())
                  .event()
                  .at())
          .isEqualTo(after);
    }

    @Test
    void isReadAsItsEventTellsIt() {
      SessionEvent event = edited.acceptExternalEdit(lastEventAt(LATER.plusSeconds(5))).event();

      assertThat(edited.asToldBy(event).revision()).isEqualTo(8);
      assertThat(edited.asToldBy(event).updatedAt()).contains(LATER.plusSeconds(5));
    }

    @Test
    void neverTakesARevisionBack() {
      assertThat(edited.withRevision(20).acceptExternalEdit(lastEventAt(CREATED))).isAtRevision(20);
    }

    @Test
    void tellsFromWhereToWhereAndNothingMore() {
      SessionEvent event = edited.acceptExternalEdit(lastEventAt(CREATED)).event();

      assertThat(event)
          .isEqualTo(
              new SessionEvent(
                  ID,
                  8,
                  LATER,
                  SessionEvent.Type.EXTERNAL_EDIT,
                  Optional.of(PAUSED),
                  GENERATING_REPORT,
                  Optional.empty(),
                  List.of()));
    }

    @Test
    void tookPlaceWhenTheRecordSays() {
      assertThat(edited.acceptExternalEdit(lastEventAt(LATER.minusNanos(1000))).event().at())
          .isEqualTo(LATER);
    }

    @Test
    void neverTookPlaceBeforeTheLastEvent() {
      Instant after = LATER.plusSeconds(100);

      assertThat(edited.acceptExternalEdit(lastEventAt(after)).event().at()).isEqualTo(after);
    }
  }

  @Nested
  class WithoutAHistory {

    @Test
    void opensOneAtTheRevisionThatWasRead() {
      SessionRevision accepted = edited.withRevision(5).acceptExternalEdit(Optional.empty());

      assertThat(accepted)
          .isExplainedAs(SessionEvent.Type.EXTERNAL_EDIT)
          .isAtRevision(5)
          .wasChangedAt(LATER)
          .changed();
      assertThat(accepted.session()).isEqualTo(edited.withRevision(5));
      assertThat(accepted.event().from()).isEmpty();
      assertThat(accepted.event().to()).isEqualTo(GENERATING_REPORT);
    }

    @Test
    void tookPlaceAtCreationWhereTheRecordHasNoLaterTime() {
      Session untouched = aSession().neverUpdated().build();

      assertThat(untouched.acceptExternalEdit(Optional.empty()).event().at()).isEqualTo(CREATED);
      assertThat(untouched.acceptExternalEdit(Optional.empty()).session().updatedAt()).isEmpty();
    }
  }
}
