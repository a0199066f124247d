package dev.flow.maestro.session.adapter.fs.disk;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a store tells about its sessions, without a change.
 *
 * @param sessions with their histories
 * @param ids of all records
 * @param problems records and histories that cannot be read
 */
record StoreView(Map<SessionId, Told> sessions, List<SessionId> ids, List<String> problems) {

  /** One session. */
  record Told(Session session, List<SessionEvent> history) {}

  static StoreView of(FileSessionRepository store) {
    Map<SessionId, Told> sessions = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    QueryResult found = store.query(SessionQuery.all());
    found.unreadable().forEach(record -> problems.add(record.name() + ": " + record.reason()));
    for (Session session : found.sessions()) {
      try {
        sessions.put(session.id(), new Told(session, store.history(session.id())));
      } catch (SessionException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    return new StoreView(sessions, store.idsStartingWith(""), problems);
  }

  /** The same without one session, readable or not. */
  StoreView without(SessionId id) {
    Map<SessionId, Told> others = new TreeMap<>(sessions);
    others.remove(id);
    return new StoreView(
        others,
        ids.stream().filter(other -> !other.equals(id)).toList(),
        problems.stream().filter(problem -> !problem.contains(id.toString())).toList());
  }

  /** Short: for each session its revision and the number of its events. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    sessions.forEach(
        (id, told) ->
            text.append(id.toString(), 0, 4)
                .append(" at ")
                .append(told.session.revision())
                .append(" with ")
                .append(told.history.size())
                .append(" events; "));
    return text.append(ids.size()).append(" ids; ").append(problems).toString();
  }
}
