package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.FinishedSession;
import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CleanUpSessionsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final RetentionPolicy POLICY = RetentionPolicy.olderThan(DAY);

  private final Workbench bench = new Workbench();
  private final SessionTrash trash = bench.repository.trash();
  private final CleanUpSessions cleanUp = new CleanUpSessions(bench.ports);

  private Session completed() {
    return bench.session(PAUSED, COMPLETED);
  }

  @Test
  void onlyFinishedSessionsGo() {
    Session completed = completed();
    Session failed = bench.session(FAILED);
    Session paused = bench.session(PAUSED);
    bench.later(DAY);

    CleanupReceipt receipt = cleanUp.carryOut(cleanUp.plan(POLICY));

    assertThat(receipt.moved())
        .extracting(TrashEntry::id)
        .containsExactly(completed.id(), failed.id());
    assertThat(bench.repository.find(completed.id())).isEmpty();
    assertThat(bench.stored(paused.id())).isEqualTo(paused);
  }

  @Test
  void whatIsChangedBetweenPlanAndDeedStays() {
    Session session = completed();
    bench.later(DAY);
    CleanupPlan plan = cleanUp.plan(POLICY);
    Session changed = bench.manager.updateSession(session.id(), Workbench.ONE_MORE_TASK);

    CleanupReceipt receipt = cleanUp.carryOut(plan);

    assertThat(receipt.moved()).isEmpty();
    assertThat(receipt.changed()).containsExactly(session.id());
    assertThat(bench.stored(session.id())).isEqualTo(changed);
  }

  @Test
  void whatIsHeldBetweenPlanAndDeedStays() {
    Session session = completed();
    bench.later(DAY);
    CleanupPlan plan = cleanUp.plan(POLICY);
    trash.hold(session.id());

    CleanupReceipt receipt = cleanUp.carryOut(plan);

    assertThat(receipt.moved()).isEmpty();
    assertThat(receipt.held()).containsExactly(session.id());
    assertThat(bench.stored(session.id())).isEqualTo(session);
  }

  @Test
  void whatIsGoneBetweenPlanAndDeedIsNoFailure() {
    SessionId id = completed().id();
    bench.later(DAY);
    CleanupPlan plan = cleanUp.plan(POLICY);
    bench.manager.deleteSessionPermanently(id);

    assertThat(cleanUp.carryOut(plan).changed()).containsExactly(id);
  }

  @Test
  void whatIsHeldIsPlannedToStay() {
    Session held = completed();
    Session other = completed();
    trash.hold(held.id());
    bench.later(DAY);

    CleanupPlan plan = cleanUp.plan(POLICY);

    assertThat(plan.held()).containsExactly(held.id());
    assertThat(plan.chosen()).extracting(FinishedSession::id).containsExactly(other.id());
  }

  @Test
  void whatHasBeenInTheTrashLongEnoughIsRemoved() {
    bench.manager.deleteSession(bench.session().id());
    bench.later(RetentionSettings.DEFAULT_KEEP_IN_TRASH.minusNanos(1000));
    assertThat(cleanUp.plan(POLICY).expired()).isEmpty();
    bench.later(Duration.ofNanos(1000));

    CleanupReceipt receipt = cleanUp.carryOut(cleanUp.plan(POLICY));

    assertThat(receipt.removed()).hasSize(1);
    assertThat(trash.list().entries()).isEmpty();
  }

  @Test
  void whatWasRestoredBetweenPlanAndDeedIsNotRemoved() {
    Session session = bench.session();
    bench.manager.deleteSession(session.id());
    bench.later(RetentionSettings.DEFAULT_KEEP_IN_TRASH);
    CleanupPlan plan = cleanUp.plan(POLICY);
    bench.manager.restoreSession(session.id().toString());

    CleanupReceipt receipt = cleanUp.carryOut(plan);

    assertThat(receipt.removed()).isEmpty();
    assertThat(receipt.failed()).isEmpty();
    assertThat(bench.stored(session.id())).isEqualTo(session);
  }

  @Nested
  class WhenDue {

    private CleanUpWhenDue with(Optional<RetentionPolicy> policy) {
      RetentionSettings settings =
          new RetentionSettings(policy, RetentionSettings.DEFAULT_KEEP_IN_TRASH);
      return new CleanUpWhenDue(bench.ports.withRetention(() -> settings));
    }

    @Test
    void withoutAPolicyNothingGoes() {
      Session session = completed();
      bench.later(DAY.multipliedBy(1000));

      with(Optional.empty()).run();

      assertThat(bench.stored(session.id())).isEqualTo(session);
      assertThat(bench.warnings).isEmpty();
    }

    @Test
    void itSaysWhatItDidAndDoesItOnceADay() {
      completed();
      bench.later(DAY);

      with(Optional.of(POLICY)).run();
      assertThat(bench.warnings)
          .containsExactly(
              "automatic cleanup moved 1 session to the trash (trash restore brings one back)");
      bench.warnings.clear();
      Session second = completed();
      bench.later(DAY.minusNanos(1000));
      with(Optional.of(RetentionPolicy.olderThan(Duration.ZERO))).run();
      assertThat(bench.stored(second.id())).isEqualTo(second);
      bench.later(Duration.ofNanos(1000));
      with(Optional.of(POLICY)).run();

      assertThat(bench.repository.find(second.id())).isEmpty();
    }

    @Test
    void itSaysNothingWhereThereIsNothingToDo() {
      bench.session();

      with(Optional.of(POLICY)).run();

      assertThat(bench.warnings).isEmpty();
    }

    @Test
    void brokenSettingsAreOneWarning() {
      SessionException broken =
          new UnreadableSettingsException(
              UnreadableRecord.whole("settings", "/settings", "is empty"),
              new IllegalStateException());

      new CleanUpWhenDue(
              bench.ports.withRetention(
                  () -> {
                    throw broken;
                  }))
          .run();

      assertThat(bench.warnings)
          .containsExactly("there was no automatic cleanup: cannot read /settings: is empty");
    }
  }
}
