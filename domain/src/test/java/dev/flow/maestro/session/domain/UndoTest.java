package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.LATER;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Taking the last change back, and telling what a session was. */
class UndoTest {

  private static final SessionUpdate EVERYTHING =
      SessionUpdate.builder()
          .phase(SessionPhase.VALIDATE)
          .prdReference(
              new PrdReference(Optional.of("prd.md"), Optional.of("/prd.md"), Optional.of("2")))
          .set(SessionField.TOTAL_TASKS, 10)
          .add(SessionField.DURATION_SECONDS, 1.5)
          .set(SessionField.MAX_ITERATIONS, 9)
          .set(SessionField.AUTO_CHECKPOINT, false)
          .build();

  private static SessionRevision update(Session session, SessionUpdate update) {
    return session.update(update, POLICY, LATER, Optional.empty());
  }

  private static SessionRevision undo(SessionRevision revision) {
    return revision.session().undo(revision.event(), LATER, Optional.empty());
  }

  /** All that a change can change is as before. */
  private static void assertSame(Session one, Session other) {
    for (SessionField field : SessionField.values()) {
      assertThat(field.in(one)).as(field.path()).isEqualTo(field.in(other));
    }
    assertThat(one.prdReference()).isEqualTo(other.prdReference());
  }

  @Nested
  class Undoing {

    @Test
    void anUpdateOfEverythingLeavesWhatWasThere() {
      Session before = aSession().planning().build();

      SessionRevision undone = undo(update(before, EVERYTHING));

      assertSame(undone.session(), before);
      assertThat(undone.session().revision()).isEqualTo(before.revision() + 2);
      assertThat(undone.event().type()).isEqualTo(SessionEvent.Type.UPDATED);
      assertThat(undone.event().reason()).contains("undo of revision 2");
    }

    @Test
    void anEndGoesBackWhateverThePolicySays() {
      Session before = aSession().reporting().build();
      SessionRevision ended =
          before.transition(SessionStatus.COMPLETED, POLICY, LATER, Optional.empty());

      SessionRevision undone = ended.session().undo(ended.event(), LATER, Optional.of("too early"));

      assertSame(undone.session(), before);
      assertThat(undone.session().completedAt()).isEmpty();
      assertThat(undone.event().type()).isEqualTo(SessionEvent.Type.TRANSITIONED);
      assertThat(undone.event().from()).contains(SessionStatus.COMPLETED);
      assertThat(undone.event().reason()).contains("undo of revision 2: too early");
    }

    @Test
    void anUndoDoesItAgain() {
      SessionRevision changed = update(aSession().build(), EVERYTHING);

      assertSame(undo(undo(changed)).session(), changed.session());
    }

    @Test
    void whatIsNoChangeOfOursIsRefused() {
      Session session = aSession().build();
      SessionRevision created =
          Session.start(
              session.id(), "x", SessionConfiguration.defaults(), session.gitContext(), LATER);
      SessionRevision edited = session.acceptExternalEdit(Optional.of(created.event()));

      assertThatExceptionOfType(NothingToUndoException.class).isThrownBy(() -> undo(created));
      assertThatExceptionOfType(NothingToUndoException.class)
          .isThrownBy(() -> undo(edited))
          .withMessageContaining("another program wrote it")
          .satisfies(
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                assertThat(e.details()).containsEntry("type", "external_edit");
              });
      assertThatExceptionOfType(NothingToUndoException.class)
          .isThrownBy(() -> undo(session.forkAs(session.id(), LATER)));
    }

    @Test
    void anEventThatIsNotTheLastIsRefused() {
      SessionRevision changed = update(aSession().build(), EVERYTHING);
      SessionRevision again = update(changed.session(), EVERYTHING);

      assertThatExceptionOfType(NothingToUndoException.class)
          .isThrownBy(() -> again.session().undo(changed.event(), LATER, Optional.empty()));
    }
  }

  @Nested
  class TellingWhatItWas {

    @RepeatedTest(20)
    void givesEachRevisionOfALifeAsItWas() {
      Random random = new Random();
      SessionRevision revision =
          Session.start(
              SessionBuilder.ID,
              "x",
              SessionConfiguration.defaults(),
              SessionBuilder.GIT,
              SessionBuilder.CREATED);
      List<SessionRevision> life = new ArrayList<>(List.of(revision));
      for (int i = 1; i < 12; i++) {
        revision = random.nextInt(4) == 0 && i > 1 ? undo(revision) : next(revision, random, i);
        life.add(revision);
      }
      List<SessionEvent> events = life.stream().map(SessionRevision::event).toList();

      for (SessionRevision earlier : life) {
        assertThat(EarlierSession.at(earlier.event(), events, revision.session()))
            .contains(earlier.session());
      }
    }

    private static SessionRevision next(SessionRevision last, Random random, int number) {
      Session session = last.session();
      List<SessionStatus> allowed =
          POLICY.allowedFrom(session.status()).stream()
              .filter(status -> !status.isTerminal())
              .sorted()
              .toList();
      return random.nextBoolean()
          ? session.transition(
              allowed.get(random.nextInt(allowed.size())),
              POLICY,
              LATER.plusSeconds(number),
              Optional.empty())
          : session.update(
              SessionUpdate.builder()
                  .add(SessionField.TOTAL_TASKS, 1)
                  .set(SessionField.PRD_VERSION, "v" + number)
                  .build(),
              POLICY,
              LATER.plusSeconds(number),
              Optional.empty());
    }

    @Test
    void isNotPossibleAcrossAnEditFromOutside() {
      SessionRevision changed = update(aSession().build(), EVERYTHING);
      SessionRevision edited = changed.session().acceptExternalEdit(Optional.of(changed.event()));

      assertThat(
              EarlierSession.at(
                  changed.event(), List.of(changed.event(), edited.event()), edited.session()))
          .isEmpty();
    }
  }
}
