package dev.flow.maestro.session.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How sessions fare, seen together. A session has finished when it is completed or failed.
 *
 * @param at until when the time in a status has lasted that a session has not left
 * @param byStatus how many sessions stand in each status; every status is there
 * @param unreadable records that could not be read, or whose history could not: those sessions are
 *     counted, but not their times
 * @param finishedPerDay the days on which sessions finished, in UTC, oldest first; by the time of
 *     completion, or the last change of a session that has none
 * @param wholeTime from the creation to that time without the pauses, of finished sessions
 * @param timeByStatus the time in each status that is not final, of the sessions that were in it,
 *     those that still are included
 * @param tasks the tasks of all sessions together
 * @param errorRecoveries the recoveries tried in all sessions together
 */
public record StoreStatistics(
    Instant at,
    Map<SessionStatus, Long> byStatus,
    long unreadable,
    List<Day> finishedPerDay,
    Optional<TimeFigures> wholeTime,
    Map<SessionStatus, TimeFigures> timeByStatus,
    Tasks tasks,
    BigInteger errorRecoveries) {

  /**
   * A day on which sessions finished.
   *
   * @param date the day in UTC
   * @param completed how many finished with success
   * @param failed how many were given up
   */
  public record Day(LocalDate date, long completed, long failed) {

    /** How many finished. */
    public long finished() {
      return completed + failed;
    }
  }

  /**
   * Sums over sessions. Each count of a session may be as large as 2^63 - 1.
   *
   * @param total tasks planned
   * @param completed tasks done
   * @param failed tasks given up
   */
  public record Tasks(BigInteger total, BigInteger completed, BigInteger failed) {

    /** The completed among all planned, from 0 to 1 or more where more was done than planned. */
    public OptionalDouble completionRate() {
      return total.signum() == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(
              new BigDecimal(completed)
                  .divide(new BigDecimal(total), MathContext.DECIMAL64)
                  .doubleValue());
    }
  }

  /** Copies what is given. */
  public StoreStatistics {
    byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
    finishedPerDay = List.copyOf(finishedPerDay);
    timeByStatus = Collections.unmodifiableMap(new TreeMap<>(timeByStatus));
  }

  /** How many sessions there are. */
  public long sessions() {
    return byStatus.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many of them stand in a status. */
  public long in(SessionStatus status) {
    return byStatus.getOrDefault(status, 0L);
  }

  /** How many of them have finished. */
  public long finished() {
    return in(SessionStatus.COMPLETED) + in(SessionStatus.FAILED);
  }

  /** The completed among the finished, from 0 to 1; empty where none has finished. */
  public OptionalDouble successRate() {
    return finished() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) in(SessionStatus.COMPLETED) / finished());
  }

  /** The data by name, for programs; what there is nothing to be told of is left out. */
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("at", Timestamps.format(at));
    details.put("sessions", sessions());
    details.put("unreadable", unreadable);
    details.put("by_status", byKey(byStatus));
    details.put("finished", finished());
    successRate().ifPresent(rate -> details.put("success_rate", rate));
    details.put("finished_per_day", finishedPerDay.stream().map(StoreStatistics::details).toList());
    wholeTime.ifPresent(figures -> details.put("whole_time", figures.details()));
    Map<SessionStatus, Object> times = new TreeMap<>();
    timeByStatus.forEach((status, figures) -> times.put(status, figures.details()));
    details.put("time_by_status", byKey(times));
    details.put("tasks", details(tasks));
    details.put("error_recoveries", errorRecoveries);
    return details;
  }

  private static Map<String, Object> details(Day day) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("date", day.date().toString());
    details.put("completed", day.completed());
    details.put("failed", day.failed());
    return details;
  }

  private static Map<String, Object> details(Tasks tasks) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("total", tasks.total());
    details.put("completed", tasks.completed());
    details.put("failed", tasks.failed());
    tasks.completionRate().ifPresent(rate -> details.put("completion_rate", rate));
    return details;
  }

  private static Map<String, Object> byKey(Map<SessionStatus, ?> byStatus) {
    Map<String, Object> members = new LinkedHashMap<>();
    byStatus.forEach((status, value) -> members.put(status.key(), value));
    return members;
  }
}
