package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An inspection tells what is wrong, calls nothing wrong that is not, and loses nothing. */
abstract class InspectionContract extends ContractGroup {

  InspectionContract(SessionRepositoryContract contract) {
    super(contract);
  }

  /** Two sessions, one of them changed twice, and one that is gone. */
  private Session someSessions() {
    Session session = given(aSession());
    given(aSession());
    store().update(session.id(), enter(SessionStatus.PLANNING));
    Session gone = given(aSession());
    store().delete(gone.id());
    return store().update(session.id(), ContractGroup::countTask).session();
  }

  private void assertFound(Code code, SessionId id, int records) {
    StoreReport report = store().inspect(Inspection.looking());
    assertThat(report.isHealthy()).isFalse();
    assertThat(report.records()).isEqualTo(records);
    assertThat(report.findings())
        .extracting(Finding::code, Finding::session)
        .containsExactly(tuple(code, Optional.of(id)));
  }

  @Test
  void anEmptyStoreIsHealthy() {
    assertThat(store().inspect(Inspection.looking())).isEqualTo(new StoreReport(0, List.of()));
  }

  @Test
  void whatTheStoreDidItselfIsHealthy() {
    someSessions();

    assertThat(store().inspect(Inspection.looking())).isEqualTo(new StoreReport(2, List.of()));
    assertThat(store().inspect(Inspection.repairing())).isEqualTo(new StoreReport(2, List.of()));
  }

  @Test
  void whatAnotherProgramWroteIsHealthy() throws Exception {
    Session session = someSessions();
    editFromOutside(session.id(), "Written by somebody else");

    assertThat(store().inspect(Inspection.repairing())).isEqualTo(new StoreReport(2, List.of()));
    assertThat(store().find(session.id()).orElseThrow().featureRequest())
        .isEqualTo("Written by somebody else");
  }

  @Test
  void anUnreadableRecordIsFound() throws Exception {
    someSessions();
    SessionId id = newId();
    makeUnreadable(id);

    assertFound(Code.UNREADABLE, id, 3);
  }

  @Test
  void anUnreadableHistoryIsFound() throws Exception {
    SessionId id = someSessions().id();
    makeHistoryUnreadable(id);

    assertFound(Code.UNREADABLE, id, 2);
  }

  @Test
  void repairingChangesNoSession() throws Exception {
    Session session = someSessions();
    makeUnreadable(newId());
    List<SessionEvent> history = store().history(session.id());
    List<Session> sessions = store().query(SessionQuery.all()).sessions();

    StoreReport report = store().inspect(Inspection.repairing());

    assertThat(report.findings()).hasSize(1);
    assertHolds(session, history);
    assertThat(store().query(SessionQuery.all()).sessions()).isEqualTo(sessions);
    assertThat(store().query(SessionQuery.all()).unreadable()).hasSize(1);
  }

  @Test
  void howFarItIsIsToldToTheEnd() throws Exception {
    someSessions();
    List<String> told = new ArrayList<>();

    store().inspect(Inspection.looking().telling((done, all) -> told.add(done + "/" + all)));

    assertThat(told).containsExactly("1/2", "2/2");
  }
}
