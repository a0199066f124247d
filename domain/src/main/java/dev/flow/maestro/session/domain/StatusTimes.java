package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a session was in each status, as its history tells it. No time passes in a final status.
 *
 * @param byStatus the time in each status that was entered, in the order of the life cycle
 * @param untold the time between the creation and the first event: the history of a session that
 *     another program made begins later, and in which status it was until then is not known
 */
public record StatusTimes(Map<SessionStatus, Duration> byStatus, Duration untold) {

  /** Copies the map. */
  public StatusTimes {
    byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
  }

  /**
   * Adds up what the history tells.
   *
   * @param history the whole history, oldest first; what follows the session's revision has come
   *     since the session was read, and is left out
   * @param now until when the status of today has lasted; earlier than the last event, it counts as
   *     that
   */
  public static StatusTimes of(Session session, List<SessionEvent> history, Instant now) {
    List<SessionEvent> events =
        history.stream().filter(event -> event.revision() <= session.revision()).toList();
    Map<SessionStatus, Duration> times = new EnumMap<>(SessionStatus.class);
    Instant entered = session.createdAt();
    Duration untold =
        events.isEmpty() ? between(entered, now) : between(entered, events.get(0).at());
    for (int i = 0; i < events.size(); i++) {
      SessionEvent event = events.get(i);
      if (!event.to().isTerminal()) {
        Instant left = i + 1 < events.size() ? events.get(i + 1).at() : now;
        times.merge(event.to(), between(event.at(), left), Duration::plus);
      }
    }
    return new StatusTimes(times, untold);
  }

  /** The time in one status; none, where it was never entered. */
  public Duration in(SessionStatus status) {
    return byStatus.getOrDefault(status, Duration.ZERO);
  }

  /** The time in pauses. */
  public Duration paused() {
    return in(SessionStatus.PAUSED);
  }

  /** From the creation to the end, or until now, without the pauses. */
  public Duration unpaused() {
    return byStatus.entrySet().stream()
        .filter(entry -> entry.getKey() != SessionStatus.PAUSED)
        .map(Map.Entry::getValue)
        .reduce(untold, Duration::plus);
  }

  static Duration between(Instant from, Instant to) {
    return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
  }
}
