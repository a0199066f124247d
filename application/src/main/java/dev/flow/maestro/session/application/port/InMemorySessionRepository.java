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

/**
 * A store in memory, for tests and for orchestrators that need no more. It keeps every obligation
 * of the port except durability: it ends with the process.
 */
public final class InMemorySessionRepository implements SessionRepository {

  /** The files in the record are in memory, so that they can be read again and again. */
  private record Entry(SessionRecord record) {

    Entry next(SessionRevision revision) {
      return new Entry(record.with(revision));
    }

    Session session() {
      return record.session();
    }

    SessionRevision last() {
      return new SessionRevision(record.session(), record.lastEvent());
    }
  }

  private final ConcurrentMap<SessionId, Entry> entries = new ConcurrentHashMap<>();

  /** Creates an empty store. */
  public InMemorySessionRepository() {}

  @Override
  public void create(SessionRevision first) {
    SessionId id = first.session().id();
    Entry entry =
        new Entry(
            new SessionRecord(
                first.session(), List.of(first.event()), Optional.empty(), CompanionFiles.none()));
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
    return require(id).record().history();
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::record);
  }

  @Override
  public void land(SessionRecord record) {
    SessionId id = record.session().id();
    if (entries.containsKey(id)
        || entries.putIfAbsent(id, new Entry(record.with(FilesInMemory.of(record.files()).files())))
            != null) {
      throw new SessionExistsException(id);
    }
  }

  @Override
  public void advance(SessionRecord record) {
    SessionId id = record.session().id();
    Entry seen = require(id);
    record.requireToContinue(seen.session(), seen.record().history());
    FilesInMemory come = FilesInMemory.of(record.files());
    entries.compute(
        id,
        (key, before) -> {
          if (before == null) {
            throw new SessionNotFoundException(id);
          }
          record.requireToContinue(before.session(), before.record().history());
          FilesInMemory kept = FilesInMemory.of(before.record().files());
          return new Entry(record.with(kept.with(come).files()));
        });
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
