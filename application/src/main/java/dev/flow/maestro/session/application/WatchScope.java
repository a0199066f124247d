package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * Which sessions a watch is of.
 *
 * @param only one session; any, where this is empty
 * @param query the filters that a session must meet; the limit is none of them
 */
public record WatchScope(Optional<SessionId> only, SessionQuery query) {

  /** All sessions. */
  public static WatchScope all() {
    return of(SessionQuery.all());
  }

  /** The sessions that meet these filters. */
  public static WatchScope of(SessionQuery query) {
    return new WatchScope(Optional.empty(), query);
  }

  /** One session, whatever it is. */
  public static WatchScope of(SessionId id) {
    return new WatchScope(Optional.of(id), SessionQuery.all());
  }

  boolean covers(SessionId id) {
    return only.isEmpty() || only.get().equals(id);
  }

  boolean matches(Session session) {
    return query.matches(session);
  }

  /** The same for the same scope in every process, and another for others. */
  String key() {
    String text =
        String.join(
            "\n",
            only.toString(),
            new TreeSet<>(query.statuses()).toString(),
            query.phase().toString(),
            query.branch().toString(),
            query.createdAfter().toString(),
            query.createdBefore().toString(),
            query.unchangedSince().toString(),
            Boolean.toString(query.activeOnly()),
            query.search().toString());
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  /** Where a watch is that has told all of a session. */
  WatchPlace placeOf(Session session) {
    return new WatchPlace(session.revision(), session.lastChange(), true, matches(session));
  }
}
