package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What goes in comes out, to the last bit. */
abstract class RoundTripContract extends ContractGroup {

  RoundTripContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void everyComponentWithAValueOfItsOwn() {
    assertComesBack(
        aSession()
            .asking("a request")
            .withStatus(SessionStatus.COMPLETED)
            .createdAt(Instant.parse("2026-01-07T13:02:57.119275Z"))
            .updatedAt(Instant.parse("2026-01-09T23:59:59.999999Z"))
            .completedAt(Instant.parse("2026-01-08T00:00:00.000001Z"))
            .inPhase(SessionPhase.CLEANUP)
            .withGitContext(
                new GitContext("a-branch", "a-commit", "/a/root", true, Optional.of("a-worktree")))
            .withPrdReference(
                new PrdReference(
                    Optional.of("a-file.md"), Optional.of("/a/path"), Optional.of("1.2.3")))
            .withStatistics(new SessionStatistics(1, 2, 3, 4, 5, 6, 7.5))
            .withConfiguration(new SessionConfiguration(8, 9, true, false))
            .because("a reason"));
  }

  @Test
  void everythingAbsentThatMayBeAbsent() {
    assertComesBack(aSession().neverUpdated());
  }

  @TestFactory
  Stream<DynamicTest> everyStatus() {
    return Arrays.stream(SessionStatus.values())
        .map(value -> comesBack(value.key(), aSession().withStatus(value)));
  }

  @TestFactory
  Stream<DynamicTest> everyPhase() {
    return Arrays.stream(SessionPhase.values())
        .map(value -> comesBack(value.key(), aSession().inPhase(value)));
  }

  @TestFactory
  Stream<DynamicTest> everyFlag() {
    SessionConfiguration on = SessionConfiguration.defaults();
    return Stream.of(
        comesBack("no checkpoints", aSession().withConfiguration(on.withAutoCheckpoint(false))),
        comesBack("no recovery", aSession().withConfiguration(on.withErrorRecovery(false))),
        comesBack("a worktree with no name", aSession().withGitContext(git("b", true))),
        comesBack("no worktree", aSession().withGitContext(git("b", false))));
  }

  private static GitContext git(String text, boolean isWorktree) {
    return new GitContext(text, text, text, isWorktree, Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> everyPartOfAPrdReference() {
    Optional<String> none = Optional.empty();
    Optional<String> some = Optional.of("x");
    return Stream.of(
        comesBack("filename", aSession().withPrdReference(new PrdReference(some, none, none))),
        comesBack("path", aSession().withPrdReference(new PrdReference(none, some, none))),
        comesBack("version", aSession().withPrdReference(new PrdReference(none, none, some))),
        comesBack("no part", aSession().withPrdReference(new PrdReference(none, none, none))));
  }

  @TestFactory
  Stream<DynamicTest> everyTextInEveryTextField() {
    return HostileTexts.all().entrySet().stream()
        .map(text -> comesBack(text.getKey(), full(text.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> everyTextStaysThroughChanges() {
    return HostileTexts.all().entrySet().stream()
        .map(text -> dynamicTest(text.getKey(), () -> assertStays(text.getValue())));
  }

  private void assertStays(String text) {
    SessionRevision first = full(text).revision();
    SessionId id = first.session().id();
    store().create(first);
    List<SessionEvent> events = new ArrayList<>(List.of(first.event()));
    TransitionPolicy policy = TransitionPolicy.specification();
    Optional<String> reason = Optional.of(text);

    events.addAll(
        apply(
            id,
            List.of(
                current -> current.transition(SessionStatus.PAUSED, policy, LATER, reason),
                current -> current.resume(policy, LATER, reason),
                current -> current.update(prd("another"), policy, LATER, reason),
                current -> current.update(prd(text), policy, LATER, reason))));

    Session last = store().find(id).orElseThrow();
    assertThat(last.featureRequest()).isEqualTo(text);
    assertThat(last.gitContext()).isEqualTo(first.session().gitContext());
    assertThat(last.prdReference()).isEqualTo(first.session().prdReference());
    assertHolds(last, events);
  }

  private static SessionUpdate prd(String text) {
    return SessionUpdate.builder()
        .prdReference(new PrdReference(Optional.of(text), Optional.of(text), Optional.of(text)))
        .build();
  }

  @TestFactory
  Stream<DynamicTest> theLongestFeatureRequest() {
    return HostileTexts.longest().entrySet().stream()
        .map(text -> comesBack(text.getKey(), aSession().asking(text.getValue())));
  }

  @Test
  void halfOfASurrogatePair() {
    assumeKeepsLoneSurrogates();

    assertComesBack(full(HostileTexts.LONE_SURROGATE));
  }

  private static SessionBuilder full(String text) {
    return aSession()
        .asking(text)
        .withGitContext(new GitContext(text, text, text, true, Optional.of(text)))
        .withPrdReference(new PrdReference(Optional.of(text), Optional.of(text), Optional.of(text)))
        .because(text);
  }

  @TestFactory
  Stream<DynamicTest> everyCount() {
    return Stream.of(0L, 1L, 1L << 31, (1L << 53) + 1, Long.MAX_VALUE)
        .map(
            count ->
                comesBack(
                    count.toString(),
                    aSession()
                        .withStatistics(
                            new SessionStatistics(count, count, count, count, count, count, 0))
                        .withConfiguration(
                            SessionConfiguration.defaults()
                                .withMaxIterations(Math.max(1, count))
                                .withTimeoutMinutes(Math.max(1, count)))));
  }

  @TestFactory
  Stream<DynamicTest> everyDuration() {
    return DoubleStream.of(
            0.0,
            0.1,
            0.1 + 0.2,
            1.0,
            4.35,
            1e-7,
            1e22,
            Double.MIN_NORMAL,
            123_456_789.119275,
            (1L << 53) + 2,
            Double.MIN_VALUE,
            Double.MAX_VALUE)
        .mapToObj(
            seconds ->
                comesBack(
                    Double.toString(seconds),
                    aSession().withStatistics(new SessionStatistics(0, 0, 0, 0, 0, 0, seconds))));
  }

  @TestFactory
  Stream<DynamicTest> everyTime() {
    return Stream.of(
            "0001-01-01T00:00:00.000000Z",
            "0001-01-01T00:00:00.000001Z",
            "1582-10-10T12:00:00.100000Z",
            "1900-02-28T23:59:59.999999Z",
            "1969-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00.000000Z",
            "2026-01-07T13:02:57.119275Z",
            "2026-03-29T01:30:00.000010Z",
            "2026-04-04T14:15:00.120000Z",
            "2028-02-29T23:59:59.000001Z",
            "2038-01-19T03:14:08.654321Z",
            "9999-12-31T23:59:59.999999Z")
        .map(text -> comesBack(text, at(Instant.parse(text))));
  }

  private static SessionBuilder at(Instant time) {
    return aSession().createdAt(time).completedAt(time);
  }

  private DynamicTest comesBack(String name, SessionBuilder builder) {
    return dynamicTest(name, () -> assertComesBack(builder));
  }

  private void assertComesBack(SessionBuilder builder) {
    SessionRevision first = builder.revision();

    store().create(first);

    assertHolds(first.session(), List.of(first.event()));
  }
}
