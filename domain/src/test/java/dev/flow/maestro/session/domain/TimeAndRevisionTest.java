package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.RevisionAssert.assertThat;
import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static dev.flow.maestro.session.domain.SessionBuilder.LATER;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAndRevisionTest {

  private static final Instant LATER_WITH_NANOS = Instant.parse("2026-01-07T13:03:15.123456789Z");
  private static final Instant LATER_IN_MICROS = Instant.parse("2026-01-07T13:03:15.123456Z");
  private static final SessionUpdate ONE_MORE_TASK =
      SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build();

  private static SessionRevision fail(Session session, Instant now) {
    return session.transition(FAILED, POLICY, now, Optional.empty());
  }

  private static SessionRevision count(Session session, Instant now) {
    return session.update(ONE_MORE_TASK, POLICY, now, Optional.empty());
  }

  @Nested
  class TimeOfAChange {

    @Test
    void isTheClocksForATransitionAndAnUpdate() {
      assertThat(fail(aSession().build(), LATER)).wasChangedAt(LATER);
      assertThat(count(aSession().build(), LATER)).wasChangedAt(LATER);
    }

    @Test
    void isCutOffAtMicroseconds() {
      assertThat(fail(aSession().build(), LATER_WITH_NANOS))
          .wasChangedAt(LATER_IN_MICROS)
          .endedAt(LATER_IN_MICROS);
      assertThat(count(aSession().build(), LATER_WITH_NANOS)).wasChangedAt(LATER_IN_MICROS);
    }

    @Test
    void ofCreationIsCutOffAtMicroseconds() {
      SessionRevision started =
          Session.start(
              ID, "x", SessionConfiguration.defaults(), SessionBuilder.GIT, LATER_WITH_NANOS);

      assertThat(started).wasChangedAt(LATER_IN_MICROS);
      assertThat(started.session().createdAt()).isEqualTo(LATER_IN_MICROS);
    }

    @Test
    void neverGoesBackWhenTheClockDoes() {
      Instant hourBefore = LATER.minusSeconds(3600);
      Session changedLater = aSession().updatedAt(LATER).build();

      assertThat(count(changedLater, hourBefore)).wasChangedAt(LATER);
      assertThat(fail(changedLater, hourBefore)).wasChangedAt(LATER).endedAt(LATER);
    }

    @Test
    void isNeverBeforeCreationWhereNoChangeIsKnown() {
      Session untouched = aSession().neverUpdated().build();

      assertThat(count(untouched, CREATED.minusSeconds(1))).wasChangedAt(CREATED);
    }

    @Test
    void ofTheLastChangeIsCreationUntilThereIsAnother() {
      assertThat(aSession().neverUpdated().build().lastChange()).isEqualTo(CREATED);
      assertThat(aSession().updatedAt(LATER).build().lastChange()).isEqualTo(LATER);
    }
  }

  @Nested
  class Revision {

    @Test
    void risesByOneWithATransitionAnUpdateAndAResume() {
      assertThat(aSession().atRevision(7).goesTo(PLANNING)).isAtRevision(8);
      assertThat(count(aSession().atRevision(7).build(), LATER)).isAtRevision(8);
      assertThat(aSession().paused().atRevision(7).resumes()).isAtRevision(8);
    }

    @Test
    void risesByOneWhereAnUpdateCarriesAStatusAndMore() {
      assertThat(
              aSession()
                  .atRevision(7)
                  .takes(
                      SessionUpdate.builder()
                          .status(PLANNING)
                          .phase(SessionPhase.CLEANUP)
                          .add(SessionField.TOTAL_TASKS, 1)))
          .isAtRevision(8);
    }

    @Test
    void isTheSameInTheEvent() {
      assertThat(aSession().atRevision(7).goesTo(PLANNING).event().revision()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void belowOneOrWithoutASuccessorIsRefused(long revision) {
      assertThatThrownBy(() -> aSession().atRevision(revision).build())
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "revision must be a whole number from 1 to 2^63 - 2, not \"" + revision + "\"");
    }

    @Test
    void canBeReplacedAndNothingElseChanges() {
      Session session = aSession().completed().withPrd("a", "/a", "1").build();

      assertThat(session.withRevision(9).revision()).isEqualTo(9);
      assertThat(session.withRevision(9).withRevision(1)).isEqualTo(session);
    }
  }

  @Nested
  class End {

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED"})
    void setsItsTime(SessionStatus end) {
      assertThat(aSession().reporting().goesTo(end)).endedAt(LATER);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED"})
    void isBroughtByAnUpdateThatCarriesItToo(SessionStatus end) {
      assertThat(aSession().reporting().takes(SessionUpdate.builder().status(end)))
          .endedAt(LATER)
          .lasted(18);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNING", "PAUSED"})
    void isNotReachedByAnyOtherStatus(SessionStatus status) {
      assertThat(aSession().goesTo(status)).hasNotEnded().lasted(0);
    }

    @Test
    void isNotMovedByALaterUpdate() {
      assertThat(count(aSession().completed().build(), LATER.plusSeconds(60)))
          .isAt(COMPLETED)
          .endedAt(LATER)
          .lasted(18);
    }

    @Test
    void isNotActive() {
      assertThat(aSession().completed().build().isActive()).isFalse();
      assertThat(aSession().at(FAILED).build().isActive()).isFalse();
      assertThat(aSession().at(PAUSED).build().isActive()).isTrue();
      assertThat(aSession().build().isActive()).isTrue();
    }
  }

  @Nested
  class Duration {

    @Test
    void isFromCreationToTheEndToTheMicrosecond() {
      assertThat(fail(aSession().build(), LATER_IN_MICROS)).lasted(18.004181);
    }

    @Test
    void staysWhereOneWasCounted() {
      assertThat(aSession().reporting().counted(0.5).goesTo(COMPLETED)).lasted(0.5);
    }

    @Test
    void staysWhereTheSameUpdateCountsOne() {
      assertThat(
              aSession()
                  .reporting()
                  .takes(
                      SessionUpdate.builder()
                          .status(COMPLETED)
                          .set(SessionField.DURATION_SECONDS, 7.5)))
          .lasted(7.5);
    }

    @Test
    void isMeasuredWhereTheSameUpdateSetsItBackToNothing() {
      assertThat(
              aSession()
                  .reporting()
                  .counted(3.0)
                  .takes(
                      SessionUpdate.builder()
                          .status(COMPLETED)
                          .set(SessionField.DURATION_SECONDS, 0)))
          .lasted(18);
    }

    @Test
    void isNotOverwrittenWhereAPolicyLetsOneEndFollowAnother() {
      assertThat(
              aSession()
                  .completed()
                  .build()
                  .transition(
                      FAILED,
                      from -> EnumSet.allOf(SessionStatus.class),
                      LATER.plusSeconds(60),
                      Optional.empty()))
          .lasted(18)
          .endedAt(LATER.plusSeconds(60));
    }

    @Test
    void isNothingWhereCreationLiesAfterTheEnd() {
      Session fromTheFuture = aSession().createdAt(LATER.plusSeconds(5)).updatedAt(CREATED).build();

      assertThat(fail(fromTheFuture, LATER)).endedAt(LATER).lasted(0);
    }

    @Test
    void ofMillenniaIsCountedToo() {
      Session ancient =
          aSession().createdAt(Instant.parse("0001-01-01T00:00:00Z")).neverUpdated().build();

      assertThat(fail(ancient, Instant.parse("2026-01-01T00:00:00.5Z"))).lasted(63902822400.5);
    }
  }
}
