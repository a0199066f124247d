package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** From every status to every status: what is allowed is stored, what is not writes nothing. */
abstract class IllegalMovesContract extends ContractGroup {

  private static final TransitionPolicy POLICY = TransitionPolicy.specification();

  IllegalMovesContract(SessionRepositoryContract contract) {
    super(contract);
  }

  private static Stream<SessionStatus> statuses() {
    return Arrays.stream(SessionStatus.values());
  }

  @TestFactory
  Stream<DynamicTest> everyMove() {
    return statuses()
        .flatMap(
            from ->
                statuses()
                    .map(
                        to ->
                            dynamicTest(
                                from.key() + " to " + to.key(), () -> assertMove(from, to))));
  }

  private void assertMove(SessionStatus from, SessionStatus to) {
    SessionRevision first = aSession().withStatus(from).revision();
    SessionId id = first.session().id();
    store().create(first);
    SessionUpdate more =
        SessionUpdate.builder().status(to).set(SessionField.TOTAL_TASKS, 1).build();

    if (POLICY.allowedFrom(from).contains(to)) {
      SessionRevision next = store().update(id, enter(to));
      assertThat(next.session().status()).isEqualTo(to);
      assertHolds(next.session(), List.of(first.event(), next.event()));
    } else {
      assertRefused(id, from, to, enter(to));
      assertRefused(id, from, to, current -> updated(current, more));
      assertHolds(first.session(), List.of(first.event()));
    }
    store().delete(id);
  }

  private void assertRefused(
      SessionId id, SessionStatus from, SessionStatus to, SessionChange change) {
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> store().update(id, change))
        .satisfies(
            e -> {
              assertThat(e.from()).isEqualTo(from);
              assertThat(e.to()).isEqualTo(to);
              assertThat(e.allowed()).isEqualTo(POLICY.allowedFrom(from));
            });
  }

  @TestFactory
  Stream<DynamicTest> resumingWhatIsNotPaused() {
    return statuses()
        .filter(status -> status != SessionStatus.PAUSED)
        .map(status -> dynamicTest(status.key(), () -> assertNotResumed(status)));
  }

  private void assertNotResumed(SessionStatus status) {
    SessionRevision first = aSession().withStatus(status).revision();
    store().create(first);

    assertThatExceptionOfType(SessionConflictException.class)
        .isThrownBy(
            () ->
                store()
                    .update(
                        first.session().id(),
                        current -> current.resume(POLICY, LATER, Optional.empty())))
        .satisfies(
            e -> assertThat(e.expected()).isEqualTo(Expectation.status(SessionStatus.PAUSED)));

    assertHolds(first.session(), List.of(first.event()));
  }

  @TestFactory
  Stream<DynamicTest> underAPolicyThatAllowsNothing() {
    return statuses().map(to -> dynamicTest(to.key(), () -> assertNothingAllowed(to)));
  }

  private void assertNothingAllowed(SessionStatus to) {
    SessionRevision first = aSession().revision();
    store().create(first);

    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(
            () ->
                store()
                    .update(
                        first.session().id(),
                        current ->
                            current.transition(to, from -> Set.of(), LATER, Optional.empty())))
        .satisfies(e -> assertThat(e.allowed()).isEmpty());

    assertHolds(first.session(), List.of(first.event()));
  }
}
