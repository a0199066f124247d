package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flow.maestro.session.domain.FieldChange;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

abstract class HistoryContract extends ContractGroup {

  private static final TransitionPolicy POLICY = TransitionPolicy.specification();

  HistoryContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void anAbsentSessionIsNotFound() {
    SessionId absent = newId();

    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().history(absent))
        .satisfies(e -> assertThat(e.id()).isEqualTo(absent.toString()));
  }

  @Test
  void itHasOneEventForEachRevisionInOrder() {
    SessionRevision first = aSession().revision();
    store().create(first);
    List<SessionEvent> events = new ArrayList<>(List.of(first.event()));

    events.addAll(apply(first.session().id(), Collections.nCopies(24, ContractGroup::countTask)));

    List<SessionEvent> history = store().history(first.session().id());
    assertThat(history).isEqualTo(events);
    assertThat(history)
        .extracting(SessionEvent::revision)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
  }

  @Test
  void eachSessionHasItsOwn() {
    SessionRevision one = aSession().revision();
    SessionRevision two = aSession().because("another reason").revision();
    store().create(one);
    store().create(two);

    SessionEvent third = store().update(one.session().id(), ContractGroup::countTask).event();

    assertThat(store().history(one.session().id())).containsExactly(one.event(), third);
    assertThat(store().history(two.session().id())).containsExactly(two.event());
  }

  @Test
  void theNameOfARequestStaysWithTheEvent() {
    IdempotencyKey creation = new IdempotencyKey("create/1", "");
    IdempotencyKey change = new IdempotencyKey("k".repeat(200), "~".repeat(200));
    SessionRevision first = aSession().revision().withKey(creation);
    store().create(first);

    SessionEvent second =
        store().update(first.session().id(), current -> countTask(current).withKey(change)).event();

    assertThat(second.key()).contains(change);
    assertThat(store().history(first.session().id())).containsExactly(first.event(), second);
  }

  @Test
  void everyTypeOfEvent() {
    SessionRevision first = aSession().revision();
    store().create(first);
    List<SessionEvent> events = new ArrayList<>(List.of(first.event()));

    events.addAll(
        apply(
            first.session().id(),
            List.of(
                ContractGroup::countTask,
                current ->
                    current.transition(
                        SessionStatus.PAUSED, POLICY, LATER, Optional.of("out of ideas")),
                current -> current.resume(POLICY, LATER, Optional.of("")),
                current -> current.acceptExternalEdit(Optional.of(last(current))),
                current -> current.forkAs(current.id(), LATER),
                current ->
                    current.transition(SessionStatus.FAILED, POLICY, LATER, Optional.empty()))));

    assertThat(events)
        .extracting(SessionEvent::type)
        .contains(SessionEvent.Type.values())
        .hasSize(7);
    assertThat(store().history(first.session().id())).isEqualTo(events);
  }

  /** The event that a store would have at the end of the history, as far as an edit needs it. */
  private static SessionEvent last(Session current) {
    return new SessionEvent(
        current.id(),
        current.revision(),
        current.lastChange(),
        SessionEvent.Type.UPDATED,
        Optional.of(current.status()),
        current.status(),
        Optional.empty(),
        List.of());
  }

  @Test
  void everyFieldWithItsValueBeforeAndAfter() {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);

    List<SessionEvent> events =
        apply(
            id,
            List.of(
                current -> updated(current, firstValues()),
                current -> updated(current, secondValues()),
                current ->
                    current.transition(SessionStatus.FAILED, POLICY, LATER, Optional.empty())));

    assertThat(events)
        .flatExtracting(SessionEvent::changes)
        .extracting(FieldChange::field)
        .contains(SessionField.values());
    assertThat(store().history(id))
        .containsExactly(first.event(), events.get(0), events.get(1), events.get(2));
  }

  private static SessionUpdate firstValues() {
    return SessionUpdate.builder()
        .status(SessionStatus.PLANNING)
        .phase(SessionPhase.IMPLEMENT)
        .prdReference(
            new PrdReference(Optional.of("prd.md"), Optional.of("/prd.md"), Optional.of("1.0.0")))
        .set(SessionField.TOTAL_TASKS, Long.MAX_VALUE)
        .set(SessionField.COMPLETED_TASKS, (1L << 53) + 1)
        .set(SessionField.FAILED_TASKS, 1)
        .set(SessionField.DECISIONS_MADE, 2)
        .set(SessionField.CHECKPOINTS_CREATED, 3)
        .set(SessionField.ERROR_RECOVERY_COUNT, 4)
        .set(SessionField.DURATION_SECONDS, 0.1 + 0.2)
        .set(SessionField.MAX_ITERATIONS, 5)
        .set(SessionField.TIMEOUT_MINUTES, 6)
        .set(SessionField.AUTO_CHECKPOINT, false)
        .set(SessionField.ERROR_RECOVERY_ENABLED, false)
        .build();
  }

  private static SessionUpdate secondValues() {
    return SessionUpdate.builder()
        .set(SessionField.PRD_VERSION, "")
        .set(SessionField.TOTAL_TASKS, 0)
        .set(SessionField.DURATION_SECONDS, 3.0)
        .set(SessionField.AUTO_CHECKPOINT, true)
        .build();
  }

  @Test
  void aValueThatWasTakenAway() {
    SessionRevision first =
        aSession()
            .withPrdReference(
                new PrdReference(Optional.empty(), Optional.empty(), Optional.of("1.0.0")))
            .revision();
    SessionId id = first.session().id();
    store().create(first);
    Session without = aSession().withId(id).build().withRevision(2);
    SessionRevision second =
        new SessionRevision(
            without,
            new SessionEvent(
                id,
                2,
                without.lastChange(),
                SessionEvent.Type.UPDATED,
                Optional.of(without.status()),
                without.status(),
                Optional.empty(),
                List.of(
                    new FieldChange(
                        SessionField.PRD_VERSION, Optional.of("1.0.0"), Optional.empty()))));

    store().update(id, current -> second);

    assertHolds(without, List.of(first.event(), second.event()));
  }

  @TestFactory
  Stream<DynamicTest> everyTextAsReasonAndAsValue() {
    return HostileTexts.all().entrySet().stream()
        .map(text -> dynamicTest(text.getKey(), () -> assertTold(text.getValue())));
  }

  @Test
  void halfOfASurrogatePair() {
    assumeKeepsLoneSurrogates();

    assertTold(HostileTexts.LONE_SURROGATE);
  }

  private void assertTold(String text) {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    SessionUpdate update = SessionUpdate.builder().set(SessionField.PRD_PATH, text).build();

    SessionRevision second =
        store().update(id, current -> current.update(update, POLICY, LATER, Optional.of(text)));

    assertThat(second.event().reason()).contains(text);
    assertHolds(second.session(), List.of(first.event(), second.event()));
  }

  @Test
  void whatWasHandedOutDoesNotChangeAndChangesNothing() {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    List<SessionEvent> before = store().history(id);

    SessionEvent second = store().update(id, ContractGroup::countTask).event();

    assertThat(before).containsExactly(first.event());
    tryToClear(store().history(id));
    assertThat(store().history(id)).containsExactly(first.event(), second);
  }
}
