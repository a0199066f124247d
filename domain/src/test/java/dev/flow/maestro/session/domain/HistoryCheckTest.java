package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.LATER;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Created, planning, edited from outside, paused: one thing of it at a time is made wrong. */
class HistoryCheckTest {

  private static final int CREATION = 0;
  private static final int PLAN = 1;
  private static final int EDIT = 2;
  private static final int PAUSE = 3;

  private final List<SessionEvent> events = new ArrayList<>();
  private final Session session;

  HistoryCheckTest() {
    SessionRevision revision =
        Session.start(
            SessionBuilder.ID,
            "Add user authentication",
            SessionConfiguration.defaults(),
            SessionBuilder.GIT,
            CREATED);
    events.add(revision.event());
    revision = revision.session().transition(PLANNING, POLICY, LATER, Optional.empty());
    events.add(revision.event());
    revision = revision.session().withRevision(5).acceptExternalEdit(Optional.of(revision.event()));
    events.add(revision.event());
    revision = revision.session().transition(PAUSED, POLICY, LATER, Optional.empty());
    events.add(revision.event());
    session = revision.session();
  }

  private void assertContradictions(String... expected) {
    assertThat(HistoryCheck.contradictions(session, events)).containsExactly(expected);
  }

  private void change(int number, UnaryOperator<SessionEvent> change) {
    events.set(number, change.apply(events.get(number)));
  }

  private static SessionEvent withType(SessionEvent event, SessionEvent.Type type) {
    return new SessionEvent(
        event.sessionId(),
        event.revision(),
        event.at(),
        type,
        event.from(),
        event.to(),
        event.reason(),
        event.changes());
  }

  private static SessionEvent withRevision(SessionEvent event, long revision) {
    return new SessionEvent(
        event.sessionId(),
        revision,
        event.at(),
        event.type(),
        event.from(),
        event.to(),
        event.reason(),
        event.changes());
  }

  private static SessionEvent at(SessionEvent event, Instant at) {
    return new SessionEvent(
        event.sessionId(),
        event.revision(),
        at,
        event.type(),
        event.from(),
        event.to(),
        event.reason(),
        event.changes());
  }

  private static SessionEvent from(SessionEvent event, Optional<SessionStatus> from) {
    return new SessionEvent(
        event.sessionId(),
        event.revision(),
        event.at(),
        event.type(),
        from,
        event.to(),
        event.reason(),
        event.changes());
  }

  @Test
  void aHistoryThatCanBeIsLeftAlone() {
    assertThat(session.revision()).isEqualTo(6);
    assertContradictions();
  }

  @Test
  void thereIsAnEvent() {
    events.clear();

    assertContradictions("there is no event");
  }

  @Nested
  class TheFirstEvent {

    @Test
    void mayBeAnEditFromOutsideAtAnyRevision() {
      events.subList(CREATION, EDIT).clear();

      assertContradictions();
    }

    @Test
    void isNoOther() {
      events.remove(CREATION);

      assertContradictions("the first event is of the type transitioned");
    }

    @Test
    void createsRevisionOne() {
      change(CREATION, event -> withRevision(event, 2));
      change(PLAN, event -> withRevision(event, 3));

      assertContradictions("the session was created at revision 2");
    }
  }

  @Nested
  class EachFurtherEvent {

    @Test
    void isOfTheNextRevision() {
      change(PLAN, event -> withRevision(event, 3));

      assertContradictions("revision 3 follows revision 1");
    }

    @Test
    void isOfALaterRevisionIfItIsAnEditFromOutside() {
      change(EDIT, event -> withRevision(event, 2));

      assertContradictions("revision 2 follows revision 2", "revision 6 follows revision 2");
    }

    @Test
    void createsNothing() {
      change(PLAN, event -> withType(event, SessionEvent.Type.CREATED));

      assertContradictions("revision 2 creates the session once more");
    }

    @Test
    void isNotOlder() {
      change(PAUSE, event -> at(event, LATER.minusNanos(1000)));

      assertContradictions(
          "revision 6 is older than the one before it",
          "the last event is of 2026-01-07T13:03:15.119274Z,"
              + " the session was changed at 2026-01-07T13:03:15.119275Z");
    }

    @Test
    void leavesTheStatusOfTheOneBefore() {
      change(PAUSE, event -> from(event, Optional.of(PAUSED)));

      assertContradictions("revision 6 leaves status paused, which was planning");
    }

    @Test
    void namesTheStatusBefore() {
      change(PLAN, event -> from(event, Optional.empty()));

      assertContradictions("revision 2 names no status before it");
    }
  }

  @Test
  void theLastEventLeadsToTheSession() {
    events.remove(PAUSE);

    assertContradictions(
        "the last event is of revision 5, the session is at revision 6",
        "the last event leads to status planning, the session is paused");
  }
}
