package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.StatusTimes;
import java.util.List;

/**
 * Where a session has spent its time, and what it is told by.
 *
 * @param session the session at the last of the events
 * @param events its history up to then, oldest first
 * @param times how long it was in each status, until the times were asked for
 */
public record SessionTimes(Session session, List<SessionEvent> events, StatusTimes times) {

  /** Copies the list. */
  public SessionTimes {
    events = List.copyOf(events);
  }
}
