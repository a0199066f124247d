package dev.flow.maestro.session.domain;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What tests say about the outcome of a change: the session together with its event. */
final class RevisionAssert extends AbstractAssert<RevisionAssert, SessionRevision> {

  private RevisionAssert(SessionRevision actual) {
    super(actual, RevisionAssert.class);
  }

  static RevisionAssert assertThat(SessionRevision revision) {
    return new RevisionAssert(revision);
  }

  RevisionAssert isAt(SessionStatus status) {
    Assertions.assertThat(actual.session().status()).as("status").isEqualTo(status);
    return this;
  }

  RevisionAssert isInPhase(SessionPhase phase) {
    Assertions.assertThat(actual.session().currentPhase()).as("phase").contains(phase);
    return this;
  }

  RevisionAssert isInNoPhase() {
    Assertions.assertThat(actual.session().currentPhase()).as("phase").isEmpty();
    return this;
  }

  RevisionAssert isAtRevision(long revision) {
    Assertions.assertThat(actual.session().revision()).as("revision").isEqualTo(revision);
    return this;
  }

  /** The session and its event agree on this time. */
  RevisionAssert wasChangedAt(Instant at) {
    Assertions.assertThat(actual.session().updatedAt()).as("updated_at").contains(at);
    Assertions.assertThat(actual.event().at()).as("time of the event").isEqualTo(at);
    return this;
  }

  RevisionAssert endedAt(Instant at) {
    Assertions.assertThat(actual.session().completedAt()).as("completed_at").contains(at);
    return this;
  }

  RevisionAssert hasNotEnded() {
    Assertions.assertThat(actual.session().completedAt()).as("completed_at").isEmpty();
    return this;
  }

  RevisionAssert lasted(double seconds) {
    Assertions.assertThat(actual.session().statistics().durationSeconds())
        .as("duration_seconds")
        .isEqualTo(seconds);
    return this;
  }

  RevisionAssert isExplainedAs(SessionEvent.Type type) {
    Assertions.assertThat(actual.event().type()).as("type of the event").isEqualTo(type);
    return this;
  }

  /** The event lists these fields in this order and no others. */
  RevisionAssert changed(SessionField... fields) {
    Assertions.assertThat(actual.event().changes())
        .as("changes")
        .extracting(FieldChange::field)
        .isEqualTo(List.of(fields));
    return this;
  }
}
