package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.List;

/**
 * What a query found.
 *
 * @param sessions the sessions that match, in the order of the query
 * @param unreadable every record that could not be read and so might have matched, each once, in no
 *     particular order; its name is the id where it has one
 */
public record QueryResult(List<Session> sessions, List<UnreadableRecord> unreadable) {

  /** Copies both lists. */
  public QueryResult {
    sessions = List.copyOf(sessions);
    unreadable = List.copyOf(unreadable);
  }
}
