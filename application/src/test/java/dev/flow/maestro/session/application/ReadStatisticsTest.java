package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.START;
import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreStatistics;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.TimeFigures;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReadStatisticsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final UnreadableRecord DAMAGED =
      UnreadableRecord.whole("x", "row 7", "ends too early");

  private final Workbench bench = new Workbench();
  private final List<UnreadableRecord> told = new ArrayList<>();

  // Planning since the start; paused an hour later; completed after two more.
  private final Session planning = bench.session(PLANNING);
  private final Session paused = bench.later(HOUR).checkOut("other").session(PAUSED);
  private final Session completed = complete(bench.later(HOUR).session(PAUSED));

  private Session complete(Session session) {
    bench.later(HOUR);
    return bench.manager.transitionState(session.id(), COMPLETED);
  }

  private StoreStatistics read(StatisticsQuery query) {
    return bench.manager.readStatistics(query, told::add);
  }

  /** Another store over the one of the workbench. */
  private StoreStatistics readOver(SessionRepository store) {
    return new ReadStatistics(bench.portsOver(store)).read(StatisticsQuery.all(), told::add);
  }

  private abstract class Wrong extends ForwardingSessionRepository {
    Wrong() {
      super(bench.repository);
    }
  }

  @Test
  void areOfAllSessionsAtTheTimeOfTheClock() {
    StoreStatistics statistics = bench.manager.readStatistics();

    assertThat(statistics).isEqualTo(read(StatisticsQuery.all()));
    assertThat(statistics.at()).isEqualTo(START.plus(HOUR.multipliedBy(3)));
    assertThat(statistics.sessions()).isEqualTo(3);
    assertThat(statistics.in(PLANNING)).isEqualTo(1);
    assertThat(statistics.timeByStatus())
        .containsExactly(
            Map.entry(INITIALIZING, new TimeFigures(3, Duration.ZERO, Duration.ZERO)),
            Map.entry(PLANNING, new TimeFigures(1, HOUR.multipliedBy(3), HOUR.multipliedBy(3))),
            Map.entry(PAUSED, new TimeFigures(2, HOUR, HOUR.multipliedBy(2))));
    assertThat(statistics.wholeTime()).contains(new TimeFigures(1, Duration.ZERO, Duration.ZERO));
    assertThat(statistics.unreadable()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void areOfNothingInAnEmptyStore() {
    StoreStatistics statistics = new Workbench().manager.readStatistics();

    assertThat(statistics.sessions()).isZero();
    assertThat(statistics.at()).isEqualTo(START);
  }

  @Nested
  class Filters {

    private void assertSessions(StatisticsQuery query, Session... sessions) {
      StoreStatistics statistics = read(query);
      assertThat(statistics.sessions()).isEqualTo(sessions.length);
      assertThat(sessions)
          .allSatisfy(session -> assertThat(statistics.in(session.status())).isEqualTo(1));
    }

    @Test
    void areThoseOfAQueryButForItsLimit() {
      assertSessions(StatisticsQuery.of(SessionQuery.all().onBranch("main")), planning);
      assertSessions(StatisticsQuery.of(SessionQuery.all().active()), planning, paused);
      assertSessions(
          StatisticsQuery.of(SessionQuery.all().limitedTo(1)), planning, paused, completed);
    }

    @Test
    void chooseByTheLastChangeInclusively() {
      assertSessions(StatisticsQuery.all().since(START), planning, paused, completed);
      assertSessions(StatisticsQuery.all().since(START.plus(HOUR)), paused, completed);
      assertSessions(StatisticsQuery.all().since(START.plus(HOUR).plusNanos(1000)), completed);
      assertSessions(StatisticsQuery.all().since(bench.ports.clock().instant().plusNanos(1000)));
    }

    @Test
    void chooseByHowLongAgoTheLastChangeWas() {
      assertSessions(StatisticsQuery.all().within(Duration.ZERO), completed);
      assertSessions(
          StatisticsQuery.all().within(HOUR.multipliedBy(2).minusNanos(1000)), completed);
      assertSessions(StatisticsQuery.all().within(HOUR.multipliedBy(2)), paused, completed);
      assertSessions(
          StatisticsQuery.all().within(Duration.ofSeconds(Long.MAX_VALUE)),
          planning,
          paused,
          completed);
    }

    @Test
    void allHold() {
      assertSessions(
          StatisticsQuery.of(SessionQuery.all().active()).since(START.plus(HOUR)).within(HOUR));
      assertSessions(
          StatisticsQuery.of(SessionQuery.all().active()).within(HOUR.multipliedBy(2)).since(START),
          paused);
    }

    @Test
    void refuseASpanBelowNothing() {
      StatisticsQuery all = StatisticsQuery.all();

      assertThatThrownBy(() -> all.within(Duration.ofSeconds(-1)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("within must be a span of at least 0, not \"PT-1S\"");
    }
  }

  @Nested
  class TheUnreadable {

    @Test
    void areCountedAndTold() {
      StoreStatistics statistics =
          readOver(
              new Wrong() {
                @Override
                public void scan(SessionQuery query, SessionVisitor visitor) {
                  visitor.onUnreadable(DAMAGED);
                  super.scan(query, visitor);
                  visitor.onUnreadable(DAMAGED);
                }
              });

      assertThat(statistics.sessions()).isEqualTo(3);
      assertThat(statistics.unreadable()).isEqualTo(2);
      assertThat(told).containsExactly(DAMAGED, DAMAGED);
    }

    @Test
    void countWithoutTheirTimesWhereOnlyTheHistoryIs() {
      StoreStatistics statistics =
          readOver(
              new Wrong() {
                @Override
                public List<SessionEvent> history(SessionId id) {
                  if (id.equals(completed.id())) {
                    throw new UnreadableSessionException(DAMAGED);
                  }
                  return super.history(id);
                }
              });

      assertThat(statistics.sessions()).isEqualTo(3);
      assertThat(statistics.in(COMPLETED)).isEqualTo(1);
      assertThat(statistics.wholeTime()).isEmpty();
      assertThat(statistics.timeByStatus())
          .hasEntrySatisfying(INITIALIZING, figures -> assertThat(figures.sessions()).isEqualTo(2));
      assertThat(statistics.unreadable()).isEqualTo(1);
      assertThat(told).containsExactly(DAMAGED);
    }
  }

  @Test
  void areNotOfASessionThatIsDeletedMeanwhile() {
    StoreStatistics statistics =
        readOver(
            new Wrong() {
              @Override
              public void scan(SessionQuery query, SessionVisitor visitor) {
                Session read = find(planning.id()).orElseThrow();
                delete(planning.id());
                visitor.onSession(read);
                super.scan(query, visitor);
              }
            });

    assertThat(statistics.sessions()).isEqualTo(2);
    assertThat(statistics.unreadable()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void areOfASessionAsItWasReadThoughItChangesMeanwhile() {
    StoreStatistics before = bench.manager.readStatistics();
    StoreStatistics statistics =
        readOver(
            new Wrong() {
              @Override
              public List<SessionEvent> history(SessionId id) {
                if (id.equals(planning.id())) {
                  bench.manager.transitionState(id, PAUSED);
                }
                return super.history(id);
              }
            });

    assertThat(statistics).isEqualTo(before);
  }

  @Test
  void failWithTheStore() {
    assertThatThrownBy(
            () ->
                readOver(
                    new Wrong() {
                      @Override
                      public List<SessionEvent> history(SessionId id) {
                        throw new StoreUnavailableException("x", "no disk");
                      }
                    }))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage("no disk");
  }
}
