package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.StatisticsCollector;
import dev.flow.maestro.session.domain.StoreStatistics;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Tells how sessions fare, seen together. */
public final class ReadStatistics {

  private final SessionRepository repository;
  private final InstantSource clock;

  /** Uses the repository and the clock. */
  public ReadStatistics(SessionPorts ports) {
    this.repository = ports.repository();
    this.clock = ports.clock();
  }

  /**
   * Reads each session and its history once and keeps none, so that the memory it takes does not
   * grow with the store. A session that is deleted meanwhile does not count.
   *
   * @param unreadable is told of each record that could not be read, and each session whose history
   *     could not; they are counted in the statistics, too
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if the store cannot be
   *     reached
   */
  public StoreStatistics read(StatisticsQuery query, Consumer<UnreadableRecord> unreadable) {
    Instant now = clock.instant();
    StatisticsCollector collector = new StatisticsCollector(now);
    collect(repository, query, now, collector, unreadable);
    return collector.statistics();
  }

  /** Shows the sessions of a store to a collector, which may have seen those of others. */
  static void collect(
      SessionRepository repository,
      StatisticsQuery query,
      Instant now,
      StatisticsCollector collector,
      Consumer<UnreadableRecord> unreadable) {
    repository.scan(
        query.filters(),
        new SessionVisitor() {
          @Override
          public void onSession(Session session) {
            if (query.isRecent(session, now)) {
              add(session);
            }
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            collector.addUnreadable();
            unreadable.accept(record);
          }

          private void add(Session session) {
            List<SessionEvent> history;
            try {
              history = repository.history(session.id());
            } catch (SessionNotFoundException e) {
              // Deleted meanwhile.
              return;
            } catch (UnreadableSessionException e) {
              collector.addWithoutHistory(session);
              unreadable.accept(e.record());
              return;
            }
            collector.add(session, history);
          }
        });
  }
}
