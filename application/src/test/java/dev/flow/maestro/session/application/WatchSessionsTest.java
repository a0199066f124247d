package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.WatchJournal;
import dev.flow.maestro.session.application.port.WatchJournals;
import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.application.port.WatchTrack;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnknownCursorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a watch tells, and where another goes on. */
class WatchSessionsTest {

  private final Workbench bench = new Workbench();
  private final SessionManager manager = bench.manager;

  /** All that there is to tell, as {@code revision type} or the name of a notice. */
  private static List<String> told(SessionWatch watch) {
    return news(watch).stream().map(WatchSessionsTest::text).toList();
  }

  private static List<SessionNews> news(SessionWatch watch) {
    List<SessionNews> all = new ArrayList<>();
    for (Optional<SessionNews> next = watch.next(Duration.ZERO);
        next.isPresent();
        next = watch.next(Duration.ZERO)) {
      all.add(next.get());
    }
    return all;
  }

  private static String text(SessionNews news) {
    return news.event()
        .map(event -> event.revision() + " " + event.to().key())
        .orElse(news.kind().key());
  }

  private static String cursor(SessionWatch watch) {
    return watch.next(Duration.ZERO).orElseThrow().cursor().orElseThrow();
  }

  @Nested
  class FromNow {

    @Test
    void tellsWhatHappensAndNothingFromBefore() {
      Session before = bench.session(PLANNING);
      try (SessionWatch watch = manager.watchSessions(WatchScope.all())) {
        assertThat(told(watch)).isEmpty();

        manager.updateSession(before.id(), ONE_MORE_TASK);
        bench.session();
        manager.pauseSession(before.id());

        assertThat(told(watch))
            .containsExactlyInAnyOrder("3 planning", "4 paused", "1 initializing");
        assertThat(told(watch)).isEmpty();
      }
    }

    @Test
    void tellsOfOneSessionWhereOnlyOneIsFollowed() {
      Session followed = bench.session();
      Session other = bench.session();
      try (SessionWatch watch = manager.watchSessions(WatchScope.of(followed.id()))) {
        manager.transitionState(other.id(), PLANNING);
        manager.transitionState(followed.id(), PAUSED);

        assertThat(told(watch)).containsExactly("2 paused");
      }
    }

    @Test
    void tellsOfASessionThatLeavesTheFiltersAndOfNoneThatNeverMetThem() {
      Session active = bench.session(PLANNING);
      Session ended = bench.session(FAILED);
      try (SessionWatch watch = manager.watchSessions(WatchScope.of(SessionQuery.all().active()))) {
        manager.updateSession(ended.id(), ONE_MORE_TASK);
        manager.transitionState(active.id(), FAILED);
        assertThat(told(watch)).containsExactly("3 failed");

        manager.updateSession(active.id(), ONE_MORE_TASK);
        assertThat(told(watch)).isEmpty();
      }
    }
  }

  @Nested
  class OfSessionsThatComeAndGo {

    @Test
    void tellsThatOneIsGoneAndBack() {
      Session session = bench.session(PLANNING);
      try (SessionWatch watch = manager.watchSessions(WatchScope.all())) {
        manager.deleteSession(session.id());
        assertThat(told(watch)).containsExactly("deleted");

        manager.restoreSession(session.id().toString());
        manager.pauseSession(session.id());
        assertThat(told(watch)).containsExactly("restored", "3 paused");

        manager.deleteSessionPermanently(session.id());
        assertThat(told(watch)).containsExactly("deleted");
      }
    }

    @Test
    void tellsAllOfOneThatIsImported() {
      SessionRecord record = bench.repository.record(bench.session(PLANNING).id()).orElseThrow();
      bench.repository.delete(record.session().id());
      try (SessionWatch watch = manager.watchSessions(WatchScope.all())) {
        bench.repository.land(record);

        assertThat(told(watch)).containsExactly("1 initializing", "2 planning");
      }
    }

    @Test
    void tellsThatAnotherHistoryIsInThePlace() {
      SessionId id = bench.session(PLANNING).id();
      SessionRecord planned = bench.repository.record(id).orElseThrow();
      bench.later(Duration.ofSeconds(1));
      manager.pauseSession(id);
      try (SessionWatch watch = manager.watchSessions(WatchScope.all())) {
        manager.deleteSessionPermanently(id);
        bench.repository.land(planned);
        bench.later(Duration.ofSeconds(1));
        manager.transitionState(id, FAILED);

        assertThat(told(watch))
            .containsExactly("replaced", "1 initializing", "2 planning", "3 failed");
      }
    }
  }

  @Test
  void fromTheBeginningTellsAllThatHappenedOldestSessionFirst() {
    bench.session(PLANNING);
    bench.later(Duration.ofSeconds(1)).session();
    try (SessionWatch watch = manager.watchSessionsFromBeginning(WatchScope.all())) {
      assertThat(told(watch)).containsExactly("1 initializing", "2 planning", "1 initializing");
    }
  }

  @Nested
  class AfterACursor {

    @Test
    void goesOnExactlyBehindIt() {
      SessionId id = bench.session(PLANNING).id();
      String first;
      try (SessionWatch watch = manager.watchSessionsFromBeginning(WatchScope.all())) {
        first = cursor(watch);
        assertThat(told(watch)).containsExactly("2 planning");
      }
      manager.pauseSession(id);

      try (SessionWatch watch = manager.watchSessionsAfter(first, WatchScope.all())) {
        assertThat(told(watch)).containsExactly("2 planning", "3 paused");
      }
      try (SessionWatch again = manager.watchSessionsAfter(first, WatchScope.all())) {
        assertThat(told(again)).containsExactly("2 planning", "3 paused");
      }
    }

    @Test
    void tellsOfASessionThatLeftTheFiltersMeanwhileAndOfWhatWasDeleted() {
      WatchScope active = WatchScope.of(SessionQuery.all().active());
      Session leaves = bench.session();
      Session goes = bench.session();
      Optional<String> cursor;
      try (SessionWatch watch = manager.watchSessions(active)) {
        cursor = watch.cursor();
      }
      manager.transitionState(leaves.id(), FAILED);
      manager.deleteSession(goes.id());

      try (SessionWatch watch = manager.watchSessionsAfter(cursor.orElseThrow(), active)) {
        assertThat(told(watch)).containsExactlyInAnyOrder("2 failed", "deleted");
      }
      try (SessionWatch other =
          manager.watchSessionsAfter(
              cursor.orElseThrow(), WatchScope.of(SessionQuery.all().withStatus(FAILED)))) {
        assertThat(told(other)).containsExactly("2 failed");
      }
    }

    @Test
    void isRefusedWhereNobodyKnowsTheCursor() {
      for (String unknown : List.of("", "x", ".", "x.1", "x.y", bench.session().id() + ".0")) {
        assertThatThrownBy(() -> manager.watchSessionsAfter(unknown, WatchScope.all()))
            .isInstanceOf(UnknownCursorException.class);
      }
    }
  }

  @Test
  void aTrackForgetsItsOldestStepsAndNoPlace() {
    SessionId id = bench.session().id();
    WatchTrack track = new WatchTrack("all", Map.of(), 0);
    for (int n = 1; n <= 2 * WatchTrack.KEPT; n++) {
      track.step(id, new WatchPlace(n, Workbench.START, true, true), true);
    }

    assertThat(track.trim()).isTrue();

    assertThat(track.after(WatchTrack.KEPT - 1)).isEmpty();
    for (long n : List.of(WatchTrack.KEPT, WatchTrack.KEPT + 1, 2 * WatchTrack.KEPT)) {
      assertThat(track.after(n).orElseThrow().get(id))
          .isEqualTo(new WatchPlace(n, Workbench.START, true, true));
    }
    assertThat(track.after(2 * WatchTrack.KEPT + 1)).isEmpty();
    assertThat(track.trim()).isFalse();
  }

  @Nested
  class InTrouble {

    @Test
    void goesOnWithoutCursorsWhereNoJournalCanBeWritten() {
      WatchJournals broken =
          new WatchJournals() {
            @Override
            public WatchJournal begin(String scope, Map<SessionId, WatchPlace> position) {
              throw new StoreUnavailableException("/j", "cannot write /j");
            }

            @Override
            public WatchJournal after(String cursor) {
              throw UnknownCursorException.unknown(cursor);
            }
          };
      SessionManager unsaved = new SessionManager(bench.ports.withWatchJournals(broken));
      try (SessionWatch watch = unsaved.watchSessions(WatchScope.all())) {
        bench.session(PLANNING);

        assertThat(news(watch)).hasSize(2).allMatch(news -> news.cursor().isEmpty());
      }
      assertThat(bench.warnings)
          .containsExactly("cannot write /j; what follows comes without a cursor");
    }

    @Test
    void outlastsAStoreThatCannotBeReachedForAWhile() {
      AtomicBoolean away = new AtomicBoolean();
      SessionManager shaky =
          new SessionManager(
              bench.portsOver(
                  new ForwardingSessionRepository(bench.repository) {
                    @Override
                    public Optional<SessionRecord> record(SessionId id) {
                      if (away.get()) {
                        throw new StoreUnavailableException("/s", "cannot read /s");
                      }
                      return super.record(id);
                    }
                  }));
      try (SessionWatch watch = shaky.watchSessions(WatchScope.all())) {
        away.set(true);
        bench.session();
        assertThat(told(watch)).isEmpty();
        assertThat(told(watch)).isEmpty();
        away.set(false);

        assertThat(told(watch)).containsExactly("1 initializing");
      }
      assertThat(bench.warnings).containsExactly("cannot read /s; trying again");
    }

    @Test
    void followsAStoreThatHasNoSignalOfItsOwn() {
      SessionManager plain =
          new SessionManager(
              bench.portsOver(
                  new ForwardingSessionRepository(bench.repository) {
                    @Override
                    public ChangeSignal changeSignal(Optional<SessionId> only) {
                      return ChangeSignal.polling();
                    }
                  }));
      Session deleted = bench.session();
      try (SessionWatch watch = plain.watchSessions(WatchScope.all())) {
        bench.session(PLANNING);
        manager.deleteSession(deleted.id());

        List<String> all = new ArrayList<>();
        while (all.size() < 3) {
          watch.next(Duration.ofSeconds(60)).map(WatchSessionsTest::text).ifPresent(all::add);
        }
        assertThat(all).containsExactly("deleted", "1 initializing", "2 planning");
      }
    }
  }
}
