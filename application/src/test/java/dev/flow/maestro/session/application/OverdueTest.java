package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.START;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.SweepReport.Refused;
import dev.flow.maestro.session.application.SweepReport.Swept;
import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Stale and overdue sessions; the contract of every store has more of them. */
class OverdueTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final Workbench bench = new Workbench();
  private final SessionManager manager = bench.manager;

  @Nested
  class Stale {

    @Test
    void isWhatNothingChangedForSoLong() {
      Session old = bench.session();
      bench.later(Duration.ofMinutes(30));
      Session young = bench.session();
      manager.transitionState(bench.session().id(), FAILED);

      assertThat(manager.listStaleSessions(Duration.ofMinutes(30)).sessions()).containsExactly(old);
      assertThat(manager.listStaleSessions(Duration.ofMinutes(31)).sessions()).isEmpty();
      assertThat(manager.listStaleSessions(Duration.ZERO).sessions()).containsExactly(young, old);
    }

    @Test
    void narrowsAnyQuery() {
      Session planning = bench.session(PLANNING);
      bench.session();
      bench.later(DAY);

      SessionQuery query = manager.staleOnly(SessionQuery.all().withStatus(PLANNING), DAY);

      assertThat(query.unchangedSince()).contains(START);
      assertThat(manager.querySessions(query).sessions()).containsExactly(planning);
    }

    @Test
    void mayBeAskedForTheLongestTime() {
      Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
      bench.session();

      assertThat(manager.listStaleSessions(longest).sessions()).isEmpty();
      assertThat(manager.staleOnly(SessionQuery.all(), longest).unchangedSince())
          .contains(Instant.MIN);
    }

    @Test
    void isNotAskedForANegativeTime() {
      assertThatThrownBy(() -> manager.listStaleSessions(Duration.ofSeconds(-1)))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class Finding {

    @Test
    void readsTheHistoryOnlyOfWhatMayBeOverdue() {
      Session old = bench.session();
      manager.createSession(
          "Take long", SessionConfiguration.defaults().withTimeoutMinutes(10_000));
      bench.session(FAILED);
      bench.later(DAY);
      for (int i = 0; i < 20; i++) {
        bench.session();
      }
      List<SessionId> read = new ArrayList<>();
      SessionRepository counting =
          new ForwardingSessionRepository(bench.repository) {
            @Override
            public List<SessionEvent> history(SessionId id) {
              read.add(id);
              return super.history(id);
            }
          };

      assertThat(
              new FindOverdueSessions(bench.portsOver(counting))
                  .find(SessionQuery.all())
                  .sessions())
          .containsExactly(old);
      assertThat(read).containsExactly(old.id());
    }

    @Test
    void passesOverWhatIsDeletedMeanwhile() {
      bench.session();
      Session stays = bench.session();
      bench.later(DAY);
      SessionRepository deleting =
          new ForwardingSessionRepository(bench.repository) {
            @Override
            public List<SessionEvent> history(SessionId id) {
              if (!id.equals(stays.id())) {
                delete(id);
              }
              return super.history(id);
            }
          };

      assertThat(
              new FindOverdueSessions(bench.portsOver(deleting))
                  .find(SessionQuery.all())
                  .sessions())
          .containsExactly(stays);
    }

    @Test
    void changesNothing() {
      Session session = bench.session();
      bench.later(DAY);

      assertThat(manager.listOverdueSessions().sessions()).containsExactly(session);

      assertThat(bench.stored(session.id())).isEqualTo(session);
      assertThat(bench.events).hasSize(1);
    }
  }

  @Nested
  class Sweeping {

    private final TransitionPolicy onlyFromPlanning =
        from -> from == PLANNING ? EnumSet.of(FAILED) : EnumSet.noneOf(SessionStatus.class);

    private final Session initializing = bench.session();
    private final Session planning = bench.session(PLANNING);

    private SweepOverdueSessions over(SessionRepository store) {
      return new SweepOverdueSessions(bench.portsOver(store));
    }

    @Test
    void tellsWhomThePolicyRefuses() {
      bench.later(DAY);
      SweepOverdueSessions sweep =
          new SweepOverdueSessions(bench.ports.withPolicy(onlyFromPlanning));

      SweepReport preview = sweep.preview();
      SweepReport report = sweep.sweep();

      for (SweepReport told : List.of(preview, report)) {
        assertThat(told.swept()).containsExactly(new Swept(planning.id(), PLANNING, 3, DAY, 120));
        assertThat(told.refused()).extracting(Refused::id).containsExactly(initializing.id());
        assertThat(told.refused().get(0).error()).isInstanceOf(IllegalTransitionException.class);
      }
      assertThat(bench.stored(initializing.id())).isEqualTo(initializing);
    }

    @Test
    void leavesPausesAloneThatBeganInTime() {
      manager.pauseSession(planning.id());
      bench.later(DAY);

      assertThat(manager.sweepOverdueSessions().swept())
          .containsExactly(new Swept(initializing.id(), INITIALIZING, 2, DAY, 120));
      assertThat(bench.stored(planning.id()).status()).isEqualTo(PAUSED);
    }

    @Test
    void goesOnWhereOneCannotBeWritten() {
      bench.later(DAY);
      StoreUnavailableException full = new StoreUnavailableException("/repo", "no space left");
      SessionRepository store =
          new ForwardingSessionRepository(bench.repository) {
            @Override
            public SessionRevision update(SessionId id, SessionChange change) {
              if (id.equals(initializing.id())) {
                throw full;
              }
              return super.update(id, change);
            }
          };

      SweepReport report = over(store).sweep();

      assertThat(report.swept()).extracting(Swept::id).containsExactly(planning.id());
      assertThat(report.refused()).containsExactly(new Refused(initializing.id(), full));
    }

    @Test
    void tellsWhatBecomesUnreadableMeanwhile() {
      bench.later(DAY);
      UnreadableRecord damaged =
          UnreadableRecord.whole(planning.id().toString(), "/repo", "garbage");
      SessionRepository store =
          new ForwardingSessionRepository(bench.repository) {
            @Override
            public SessionRevision update(SessionId id, SessionChange change) {
              if (id.equals(planning.id())) {
                throw new UnreadableSessionException(damaged);
              }
              return super.update(id, change);
            }
          };

      SweepReport report = over(store).sweep();

      assertThat(report.swept()).extracting(Swept::id).containsExactly(initializing.id());
      assertThat(report.unreadable()).containsExactly(damaged);
      assertThat(report.refused()).isEmpty();
    }

    @Test
    void finishesWhereThereIsNothingToDo() {
      assertThat(manager.sweepOverdueSessions())
          .isEqualTo(new SweepReport(List.of(), List.of(), List.of()));
    }
  }
}
