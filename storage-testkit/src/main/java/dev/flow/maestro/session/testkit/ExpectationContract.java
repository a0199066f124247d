package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who says what they have seen overwrites nothing that they have not seen. */
abstract class ExpectationContract extends ContractGroup {

  private static final int THREADS = 4;
  private static final int ROUNDS = ProofSize.of(20, 1_000);

  ExpectationContract(SessionRepositoryContract contract) {
    super(contract);
  }

  private static SessionChange expecting(Expectation expectation, SessionChange change) {
    return current -> {
      expectation.requireMetBy(current);
      return change.apply(current);
    };
  }

  @TestFactory
  Stream<DynamicTest> whatIsStaleIsAConflictAndChangesNothing() {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    SessionRevision second = store().update(id, enter(SessionStatus.PLANNING));
    Map<String, Expectation> stale =
        Map.of(
            "the revision before", Expectation.revision(1),
            "a revision to come", Expectation.revision(3),
            "the status before", Expectation.status(SessionStatus.INITIALIZING),
            "the status only",
                new Expectation(OptionalLong.of(1), Optional.of(SessionStatus.PLANNING)),
            "the revision only",
                new Expectation(OptionalLong.of(2), Optional.of(SessionStatus.INITIALIZING)));
    Map<String, SessionChange> changes =
        Map.of(
            "update", ContractGroup::countTask,
            "transition", enter(SessionStatus.GENERATING_TASKS),
            "illegal transition", enter(SessionStatus.COMPLETED));
    return changes.entrySet().stream()
        .flatMap(
            change ->
                stale.entrySet().stream()
                    .map(
                        expected ->
                            dynamicTest(
                                change.getKey() + " expecting " + expected.getKey(),
                                () -> {
                                  assertConflict(second, expected.getValue(), change.getValue());
                                  assertHolds(
                                      second.session(), List.of(first.event(), second.event()));
                                })));
  }

  private void assertConflict(
      SessionRevision there, Expectation expectation, SessionChange change) {
    assertThatExceptionOfType(SessionConflictException.class)
        .isThrownBy(() -> store().update(there.session().id(), expecting(expectation, change)))
        .satisfies(
            e -> {
              assertThat(e.expected()).isEqualTo(expectation);
              assertThat(e.revision()).isEqualTo(there.session().revision());
              assertThat(e.status()).isEqualTo(there.session().status());
            });
  }

  @Test
  void whatIsAsExpectedIsChanged() {
    Session session = given(aSession());

    for (long revision = 1; revision <= 5; revision++) {
      Expectation expectation =
          new Expectation(OptionalLong.of(revision), Optional.of(SessionStatus.INITIALIZING));
      Session next = store().update(session.id(), countTask(expectation)).session();
      assertThat(store().find(session.id())).contains(next);
    }

    assertThat(store().find(session.id()).orElseThrow().statistics().totalTasks()).isEqualTo(5);
  }

  @Test
  void ofSeveralWhoExpectOneRevisionOneSucceeds() throws Exception {
    Session session = given(aSession());

    for (int round = 1; round <= ROUNDS; round++) {
      Expectation expectation = Expectation.revision(round);
      Callable<Boolean> attempt = () -> succeeds(session.id(), countTask(expectation));

      assertThat(Race.run(Collections.nCopies(THREADS, attempt))).containsOnlyOnce(true);
    }

    Session after = store().find(session.id()).orElseThrow();
    assertThat(after.statistics().totalTasks()).isEqualTo(ROUNDS);
    assertLeadsTo(after, store().history(session.id()));
  }

  private boolean succeeds(SessionId id, SessionChange change) {
    try {
      store().update(id, change);
      return true;
    } catch (SessionConflictException e) {
      return false;
    }
  }
}
