package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * A store in memory, for tests and for orchestrators that need no more. It keeps every obligation
 * of the port except durability: it ends with the process.
 */
public final class InMemorySessionRepository implements SessionRepository {

  private record Entry(Session session, List<SessionEvent> history) {

    Entry next(SessionRevision revision) {
      return new Entry(
          revision.session(),
          Stream.concat(history.stream(), Stream.of(revision.event())).toList());
    }

    SessionRevision last() {
      return new SessionRevision(session, history.get(history.size() - 1));
    }
  }

  private final ConcurrentMap<SessionId, Entry> entries = new ConcurrentHashMap<>();

  /** Creates an empty store. */
  public InMemorySessionRepository() {}

  @Override
  public void create(SessionRevision first) {
    SessionId id = first.session().id();
    Entry entry = new Entry(first.session(), List.of(first.event()));
    if (entries.putIfAbsent(id, entry) != null) {
      throw new SessionExistsException(id);
    }
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::session);
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    Entry after =
        entries.computeIfPresent(id, (key, before) -> before.next(change.next(before.session())));
    if (after == null) {
      throw new SessionNotFoundException(id);
    }
    return after.last();
  }

  @Override
  public void delete(SessionId id) {
    if (entries.remove(id) == null) {
      throw new SessionNotFoundException(id);
    }
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    entries.values().stream()
        .map(Entry::session)
        .filter(query::matches)
        .forEach(visitor::onSession);
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    return require(id).history();
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    return entries.keySet().stream()
        .filter(id -> id.toString().startsWith(prefix))
        .sorted()
        .toList();
  }

  private Entry require(SessionId id) {
    return Optional.ofNullable(entries.get(id)).orElseThrow(() -> new SessionNotFoundException(id));
  }
}
