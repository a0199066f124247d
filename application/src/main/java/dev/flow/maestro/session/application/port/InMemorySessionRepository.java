package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

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
  private final ConcurrentMap<TrashEntry, Entry> trashed = new ConcurrentHashMap<>();
  private final Set<SessionId> held = ConcurrentHashMap.newKeySet();
  private final List<Instant> cleanups = new ArrayList<>();

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
    held.remove(id);
  }

  @Override
  public SessionTrash trash() {
    return new Trash();
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

  /** What is moved is moved within a step of {@link #entries}, so that nothing comes between. */
  private final class Trash implements SessionTrash {

    @Override
    public TrashEntry take(SessionId id, Instant at) {
      return takeIf(id, at, session -> true).orElseThrow();
    }

    @Override
    public Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition) {
      List<TrashEntry> taken = new ArrayList<>(1);
      entries.compute(
          id,
          (key, entry) -> {
            if (entry == null) {
              throw new SessionNotFoundException(id);
            }
            if (held.contains(id)) {
              throw new SessionHeldException(id);
            }
            if (!condition.test(entry.session())) {
              return entry;
            }
            taken.add(put(TrashEntry.of(id, at), entry));
            return null;
          });
      return taken.stream().findFirst();
    }

    private TrashEntry put(TrashEntry entry, Entry content) {
      TrashEntry free = entry;
      while (trashed.putIfAbsent(free, content) != null) {
        free = free.next();
      }
      return free;
    }

    @Override
    public TrashListing list() {
      return new TrashListing(List.copyOf(trashed.keySet()), List.of());
    }

    @Override
    public Session read(TrashEntry entry) {
      return require(entry).session();
    }

    @Override
    public void restore(TrashEntry entry) {
      entries.compute(
          entry.id(),
          (id, present) -> {
            Entry content = require(entry);
            if (present != null) {
              throw new SessionExistsException(id);
            }
            trashed.remove(entry);
            return content;
          });
    }

    @Override
    public void remove(TrashEntry entry) {
      entries.compute(
          entry.id(),
          (id, present) -> {
            if (trashed.remove(entry) == null) {
              throw new NotInTrashException(entry.name());
            }
            return present;
          });
    }

    @Override
    public void hold(SessionId id) {
      entries.compute(
          id,
          (key, entry) -> {
            if (entry == null) {
              throw new SessionNotFoundException(id);
            }
            held.add(id);
            return entry;
          });
    }

    @Override
    public void release(SessionId id) {
      InMemorySessionRepository.this.require(id);
      held.remove(id);
    }

    @Override
    public Set<SessionId> held() {
      return Set.copyOf(held);
    }

    @Override
    public boolean claimCleanup(Instant now, Duration interval) {
      synchronized (cleanups) {
        boolean due = SessionTrash.isDue(cleanups.stream().findFirst(), now, interval);
        if (due) {
          cleanups.clear();
          cleanups.add(now);
        }
        return due;
      }
    }

    private Entry require(TrashEntry entry) {
      return Optional.ofNullable(trashed.get(entry))
          .orElseThrow(() -> new NotInTrashException(entry.name()));
    }
  }
}
