package dev.flow.maestro.session.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.Defaults;
import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Finding.Repair;
import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What can be told of any store, of which nothing is known but the port. */
class InspectStoreTest {

  private static final SessionId ID =
      SessionId.parse("7f3b2c1a-0d4e-4f5a-8b6c-9d0e1f2a3b4c").orElseThrow();
  private static final UnreadableRecord DAMAGED =
      new UnreadableRecord(
          ID.toString(), "row 7", Optional.of("status"), OptionalLong.of(12), "must be a string");

  private final Workbench bench = new Workbench();

  /** A store with one thing that is wrong; it inspects itself as stores do by default. */
  private class Wrong extends ForwardingSessionRepository {
    Wrong() {
      super(bench.ports.repository());
    }

    @Override
    public StoreReport inspect(Inspection inspection) {
      return Defaults.inspect(this, inspection);
    }
  }

  private static StoreReport inspect(SessionRepository store) {
    return store.inspect(Inspection.repairing());
  }

  @Test
  void aHealthyStoreHasNothing() {
    bench.session(SessionStatus.PLANNING);
    bench.session();

    assertThat(bench.manager.inspectStore(Inspection.looking()))
        .isEqualTo(new StoreReport(2, List.of()));
  }

  @Test
  void tellsHowFarItIs() {
    bench.session();
    bench.session();
    List<String> told = new ArrayList<>();

    bench.manager.inspectStore(
        Inspection.looking().telling((checked, all) -> told.add(checked + "/" + all)));

    assertThat(told).containsExactly("1/2", "2/2");
  }

  @Test
  void aRecordThatCannotBeReadIsTold() {
    bench.session();
    StoreReport report =
        inspect(
            new Wrong() {
              @Override
              public QueryResult query(SessionQuery query) {
                return new QueryResult(super.query(query).sessions(), List.of(DAMAGED));
              }
            });

    assertThat(report.records()).isEqualTo(2);
    assertThat(report.isHealthy()).isFalse();
    assertThat(report.findings()).containsExactly(Finding.unreadable(DAMAGED));
    assertThat(report.findings().get(0).details())
        .containsEntry("code", "unreadable")
        .containsEntry("session_id", ID.toString())
        .containsEntry("path", "row 7")
        .containsEntry("member", "status")
        .containsEntry("offset", 12L)
        .containsEntry("problem", "must be a string")
        .containsEntry("repair", "by_hand");
  }

  @Nested
  class AHistory {

    private final Session session = bench.session(SessionStatus.PLANNING);

    @Test
    void thatContradictsItsSessionIsTold() {
      StoreReport report =
          inspect(
              new Wrong() {
                @Override
                public List<SessionEvent> history(SessionId id) {
                  return super.history(id).subList(0, 1);
                }
              });

      assertThat(report.records()).isEqualTo(1);
      assertThat(report.findings())
          .isNotEmpty()
          .allSatisfy(
              finding -> {
                assertThat(finding.code()).isEqualTo(Code.HISTORY_CONTRADICTION);
                assertThat(finding.session()).contains(session.id());
                assertThat(finding.repair()).isEqualTo(Repair.BY_HAND);
              });
    }

    @Test
    void thatCannotBeReadIsTold() {
      StoreReport report =
          inspect(
              new Wrong() {
                @Override
                public List<SessionEvent> history(SessionId id) {
                  throw new UnreadableSessionException(DAMAGED);
                }
              });

      assertThat(report.findings()).containsExactly(Finding.unreadable(DAMAGED));
    }

    @Test
    void thatChangesAllTheTimeIsSaidNotToHaveBeenLookedAt() {
      StoreReport report =
          inspect(
              new Wrong() {
                @Override
                public Optional<Session> find(SessionId id) {
                  bench.manager.updateSession(id, Workbench.ONE_MORE_TASK);
                  return super.find(id);
                }
              });

      assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.LOCKED);
    }

    @Test
    void thatChangesOnceIsLookedAtAgain() {
      List<SessionId> changed = new ArrayList<>();
      StoreReport report =
          inspect(
              new Wrong() {
                @Override
                public Optional<Session> find(SessionId id) {
                  if (changed.isEmpty()) {
                    bench.manager.updateSession(id, Workbench.ONE_MORE_TASK);
                    changed.add(id);
                  }
                  return super.find(id);
                }
              });

      assertThat(report.findings()).isEmpty();
      assertThat(changed).hasSize(1);
    }

    @Test
    void ofASessionThatWasDeletedMeanwhileIsNoFinding() {
      StoreReport report =
          inspect(
              new Wrong() {
                @Override
                public List<SessionEvent> history(SessionId id) {
                  throw new SessionNotFoundException(id);
                }
              });

      assertThat(report.findings()).isEmpty();
    }
  }

  @Test
  void aReportIsInOrderAndHealthyOnceAllIsMended() {
    Finding ofSession = Finding.unreadable(DAMAGED);
    Finding ofStore = Finding.of(Code.LEFTOVER, "x", "was left", "remove it");

    assertThat(new StoreReport(1, List.of(ofSession, ofStore)).findings())
        .containsExactly(ofStore, ofSession);
    assertThat(new StoreReport(1, List.of(ofStore.with(Repair.POSSIBLE))).isHealthy()).isFalse();
    assertThat(new StoreReport(1, List.of(ofStore.failed("no space"))).isHealthy()).isFalse();
    assertThat(ofStore.failed("no space").problem())
        .isEqualTo("was left; mending it failed: no space");
    assertThat(new StoreReport(1, List.of(ofStore.with(Repair.DONE))).isHealthy()).isTrue();
  }
}
