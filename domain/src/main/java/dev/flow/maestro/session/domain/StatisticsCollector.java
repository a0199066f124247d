package dev.flow.maestro.session.domain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Is shown sessions one by one and makes {@link StoreStatistics} of them. It keeps none of them:
 * its memory grows with the days on which sessions finished, not with the sessions. For one thread.
 */
public final class StatisticsCollector {

  private static final class Ends {
    private long completed;
    private long failed;
  }

  private final Instant at;
  private final Map<SessionStatus, Long> byStatus = new EnumMap<>(SessionStatus.class);
  private final Map<LocalDate, Ends> endsByDay = new TreeMap<>();
  private final TimeDistribution wholeTimes = new TimeDistribution();
  private final Map<SessionStatus, TimeDistribution> timesByStatus =
      new EnumMap<>(SessionStatus.class);
  private long unreadable;
  private BigInteger tasks = BigInteger.ZERO;
  private BigInteger completedTasks = BigInteger.ZERO;
  private BigInteger failedTasks = BigInteger.ZERO;
  private BigInteger errorRecoveries = BigInteger.ZERO;

  /**
   * Begins with nothing.
   *
   * @param at until when the status of each session has lasted
   */
  public StatisticsCollector(Instant at) {
    this.at = at;
    for (SessionStatus status : SessionStatus.values()) {
      byStatus.put(status, 0L);
    }
  }

  /**
   * Adds a session.
   *
   * @param history its events, oldest first; those after the revision of the session do not count,
   *     so that the history may be read later than the session
   */
  public void add(Session session, List<SessionEvent> history) {
    count(session);
    List<SessionEvent> events =
        history.stream().filter(event -> event.revision() <= session.revision()).toList();
    StatusTimes times = StatusTimes.of(session, events, at);
    times
        .byStatus()
        .forEach(
            (status, time) ->
                timesByStatus.computeIfAbsent(status, key -> new TimeDistribution()).add(time));
    if (session.status().isTerminal()) {
      Duration whole =
          Duration.between(session.createdAt(), end(session)).minus(times.in(SessionStatus.PAUSED));
      wholeTimes.add(whole.isNegative() ? Duration.ZERO : whole);
    }
  }

  /** Adds a session whose history cannot be read: all of it but its times. */
  public void addWithoutHistory(Session session) {
    count(session);
    unreadable++;
  }

  /** Adds a record that cannot be read. */
  public void addUnreadable() {
    unreadable++;
  }

  /** The statistics of what was added until now. */
  public StoreStatistics statistics() {
    List<StoreStatistics.Day> days = new ArrayList<>();
    endsByDay.forEach(
        (date, ends) -> days.add(new StoreStatistics.Day(date, ends.completed, ends.failed)));
    Map<SessionStatus, TimeFigures> figures = new EnumMap<>(SessionStatus.class);
    timesByStatus.forEach(
        (status, times) -> times.figures().ifPresent(found -> figures.put(status, found)));
    return new StoreStatistics(
        at,
        byStatus,
        unreadable,
        days,
        wholeTimes.figures(),
        figures,
        new StoreStatistics.Tasks(tasks, completedTasks, failedTasks),
        errorRecoveries);
  }

  private void count(Session session) {
    byStatus.merge(session.status(), 1L, Long::sum);
    if (session.status().isTerminal()) {
      Ends ends =
          endsByDay.computeIfAbsent(
              LocalDate.ofInstant(end(session), ZoneOffset.UTC), day -> new Ends());
      if (session.status() == SessionStatus.COMPLETED) {
        ends.completed++;
      } else {
        ends.failed++;
      }
    }
    SessionStatistics counts = session.statistics();
    tasks = tasks.add(BigInteger.valueOf(counts.totalTasks()));
    completedTasks = completedTasks.add(BigInteger.valueOf(counts.completedTasks()));
    failedTasks = failedTasks.add(BigInteger.valueOf(counts.failedTasks()));
    errorRecoveries = errorRecoveries.add(BigInteger.valueOf(counts.errorRecoveryCount()));
  }

  /** The peer does not always say when a session was completed. */
  private static Instant end(Session session) {
    return session.completedAt().orElseGet(session::lastChange);
  }
}
