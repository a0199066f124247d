package dev.flow.maestro.session.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.flow.maestro.session.application.ImportResult.Outcome;
import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.RecordSource;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.ErrorCode;
import dev.flow.maestro.session.domain.HistoryCheck;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of sessions that come from elsewhere. */
class ImportSessionsTest {

  private final Workbench here = new Workbench();
  private final Workbench there = new Workbench();
  private final List<ImportResult> results = new ArrayList<>();
  private int checked;

  private final ImportSessions.Listener listener =
      new ImportSessions.Listener() {
        @Override
        public void onChecked(int number) {
          checked = number;
        }

        @Override
        public void onAllChecked(int sessions) {
          assertThat(sessions).isEqualTo(checked);
        }

        @Override
        public void onResult(ImportResult result) {
          results.add(result);
        }
      };

  /** All that is there, by id. */
  private RecordSource source() {
    return visitor ->
        there
            .repository
            .idsStartingWith("")
            .forEach(id -> visitor.accept(there.repository.record(id).orElseThrow()));
  }

  private ImportReport run(OnConflict onConflict) {
    return here.manager.importSessions(source(), onConflict, false, listener);
  }

  /** A session that is in both stores, and one that is only there. */
  private SessionId oneInBothAndAnotherThere() {
    Session session = there.manager.createSession("Both");
    run(OnConflict.FAIL);
    results.clear();
    there.manager.createSession("There");
    return session.id();
  }

  private List<SessionId> idsHere() {
    return here.repository.idsStartingWith("");
  }

  @Test
  void whatIsNewLandsAsItIs() {
    Session session = there.manager.createSession("Add it");
    there.manager.transitionState(session.id(), SessionStatus.PLANNING);

    ImportReport report = run(OnConflict.FAIL);

    assertThat(report.count(Outcome.IMPORTED)).isEqualTo(1);
    assertThat(results).containsExactly(ImportResult.of(session.id(), Outcome.IMPORTED));
    assertThat(here.repository.find(session.id())).isEqualTo(there.repository.find(session.id()));
    assertThat(here.repository.history(session.id()))
        .isEqualTo(there.repository.history(session.id()));
    assertThat(here.events).isEmpty();
  }

  @Nested
  class OnAConflict {

    @Test
    void failingLandsNothingAndTellsTheConflicts() {
      SessionId id = oneInBothAndAnotherThere();

      ImportReport report = run(OnConflict.FAIL);

      assertThat(report.counts()).containsOnlyKeys(Outcome.CONFLICT);
      assertThat(results).extracting(ImportResult::id).containsExactly(id);
      assertThat(idsHere()).containsExactly(id);
    }

    @Test
    void skippingLeavesTheStores() {
      SessionId id = oneInBothAndAnotherThere();
      there.manager.updateSession(id, Workbench.ONE_MORE_TASK);

      ImportReport report = run(OnConflict.SKIP);

      assertThat(report.count(Outcome.SKIPPED)).isEqualTo(1);
      assertThat(report.count(Outcome.IMPORTED)).isEqualTo(1);
      assertThat(here.manager.getSession(id).revision()).isEqualTo(1);
    }

    @Test
    void aNewerOneOfTheSamePastReplacesIt() {
      SessionId id = oneInBothAndAnotherThere();
      there.manager.updateSession(id, Workbench.ONE_MORE_TASK);
      there.manager.updateSession(id, Workbench.ONE_MORE_TASK);

      run(OnConflict.NEWER);

      assertThat(results)
          .contains(ImportResult.of(id, Outcome.REPLACED).because("it was at revision 1"));
      assertThat(here.repository.history(id)).isEqualTo(there.repository.history(id));
      assertThat(here.manager.getSession(id)).isEqualTo(there.manager.getSession(id));
    }

    @Test
    void anOlderOrTheSameOneIsSkipped() {
      SessionId id = oneInBothAndAnotherThere();

      run(OnConflict.NEWER);
      here.manager.updateSession(id, Workbench.ONE_MORE_TASK);
      run(OnConflict.NEWER);

      assertThat(results)
          .filteredOn(result -> result.id().equals(id))
          .extracting(ImportResult::outcome, result -> result.reason().orElseThrow())
          .containsExactly(
              tuple(Outcome.SKIPPED, "the store's is the same"),
              tuple(Outcome.SKIPPED, "the store's is newer, at revision 2"));
    }

    @Test
    void anotherPastIsAConflictAndTheStoresStays() {
      SessionId id = oneInBothAndAnotherThere();
      here.manager.updateSession(id, Workbench.ONE_MORE_TASK);
      Session ours = here.manager.getSession(id);
      there.manager.transitionState(id, SessionStatus.PAUSED);
      there.manager.updateSession(id, Workbench.ONE_MORE_TASK);

      ImportReport report = run(OnConflict.NEWER);

      assertThat(report.count(Outcome.CONFLICT)).isEqualTo(1);
      assertThat(results)
          .contains(
              ImportResult.of(id, Outcome.CONFLICT).because("both were changed since revision 1"));
      assertThat(here.manager.getSession(id)).isEqualTo(ours);
    }

    @Test
    void aForkGetsAnIdOfItsOwnAndNamesItsOrigin() {
      SessionId id = there.manager.createSession("Both").id();
      run(OnConflict.FAIL);
      there.manager.updateSession(id, Workbench.ONE_MORE_TASK);
      // The first id is taken.
      var unused = here.ports.ids().next();
      results.clear();

      run(OnConflict.FORK);

      SessionId forked = results.get(0).id();
      assertThat(results).containsExactly(ImportResult.of(forked, Outcome.FORKED).from(id));
      List<SessionEvent> history = here.manager.history(forked);
      assertThat(history)
          .extracting(SessionEvent::sessionId, SessionEvent::type, SessionEvent::revision)
          .containsExactly(
              tuple(forked, SessionEvent.Type.CREATED, 1L),
              tuple(forked, SessionEvent.Type.UPDATED, 2L),
              tuple(forked, SessionEvent.Type.FORKED, 3L));
      assertThat(history.get(2).reason()).contains("forked from session " + id + " at revision 2");
      assertThat(here.events).endsWith(history.get(2));
      assertThat(here.manager.getSession(id).revision()).isEqualTo(1);
      assertThat(HistoryCheck.contradictions(here.manager.getSession(forked), history)).isEmpty();
    }
  }

  @Test
  void aDryRunTellsTheSameAndChangesNothing() {
    SessionId id = oneInBothAndAnotherThere();
    there.manager.updateSession(id, Workbench.ONE_MORE_TASK);

    for (OnConflict onConflict : OnConflict.values()) {
      here.manager.importSessions(source(), onConflict, true, listener);
    }

    assertThat(results)
        .extracting(ImportResult::outcome)
        .containsExactly(
            Outcome.CONFLICT,
            Outcome.SKIPPED,
            Outcome.IMPORTED,
            Outcome.REPLACED,
            Outcome.IMPORTED,
            Outcome.FORKED,
            Outcome.IMPORTED);
    assertThat(idsHere()).containsExactly(id);
    assertThat(here.manager.getSession(id).revision()).isEqualTo(1);
  }

  @Test
  void aSourceThatTurnsOutToBeDamagedLandsNothing() {
    there.manager.createSession("Good");
    UnreadableSessionException damaged =
        new UnreadableSessionException(UnreadableRecord.whole("x", "y", "damaged"));
    RecordSource source =
        visitor -> {
          source().showTo(visitor);
          throw damaged;
        };

    assertThatThrownBy(() -> here.manager.importSessions(source, OnConflict.FAIL, false, listener))
        .isSameAs(damaged);
    assertThat(idsHere()).isEmpty();
    assertThat(results).isEmpty();
  }

  @Test
  void oneThatCannotLandIsToldAndTheOthersLand() {
    Session first = there.manager.createSession("First");
    Session second = there.manager.createSession("Second");
    InMemorySessionRepository store = new InMemorySessionRepository();
    SessionManager manager =
        new SessionManager(
            here.portsOver(
                new ForwardingSessionRepository(store) {
                  @Override
                  public void land(SessionRecord record) {
                    if (record.session().id().equals(first.id())) {
                      throw new StoreUnavailableException("/x", "no space");
                    }
                    super.land(record);
                  }
                }));

    ImportReport report = manager.importSessions(source(), OnConflict.FAIL, false, listener);

    assertThat(report.failure()).isEqualTo(Optional.of(ErrorCode.STORE_UNAVAILABLE));
    assertThat(results)
        .extracting(ImportResult::outcome)
        .containsExactly(Outcome.FAILED, Outcome.IMPORTED);
    assertThat(store.idsStartingWith("")).containsExactly(second.id());
  }
}
