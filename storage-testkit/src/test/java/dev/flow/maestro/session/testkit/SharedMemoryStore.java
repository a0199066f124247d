package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * A store that lacks nothing that memory can have: several instances share a {@link Disk}, on which
 * records can be damaged. Broken stores differ from it in one point each; where they need a real
 * disk or a second process, from {@link FolderStore}.
 */
class SharedMemoryStore implements SessionRepository {

  /** A record; what cannot be read of it is empty. */
  record Entry(
      Optional<Session> session,
      Optional<List<SessionEvent>> history,
      Optional<String> document,
      SortedMap<CompanionName, byte[]> files) {

    static final Entry UNREADABLE =
        new Entry(Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>());

    static Entry first(SessionRevision first) {
      return new Entry(
          Optional.of(first.session()),
          Optional.of(List.of(first.event())),
          Optional.empty(),
          new TreeMap<>());
    }

    static Entry of(SessionRecord record) {
      return new Entry(
          Optional.of(record.session()),
          Optional.of(record.history()),
          record.document(),
          FileContents.of(record.files()));
    }

    Entry with(Session changed) {
      return new Entry(Optional.of(changed), history, document, files);
    }

    Entry withFiles(SortedMap<CompanionName, byte[]> others) {
      SortedMap<CompanionName, byte[]> both = new TreeMap<>(files);
      both.putAll(others);
      return new Entry(session, history, document, both);
    }

    Entry with(SessionEvent event) {
      return new Entry(
          session,
          history.map(events -> Stream.concat(events.stream(), Stream.of(event)).toList()),
          document,
          files);
    }

    Entry with(SessionRevision next) {
      return with(next.session()).with(next.event());
    }

    Entry withUnreadableHistory() {
      return new Entry(session, Optional.empty(), document, files);
    }
  }

  /** What instances share, and the lock of all of them. */
  static final class Disk {

    final ConcurrentNavigableMap<SessionId, Entry> entries = new ConcurrentSkipListMap<>();
    final ConcurrentMap<TrashEntry, Entry> trashed = new ConcurrentHashMap<>();
    final Set<SessionId> held = ConcurrentHashMap.newKeySet();
    Optional<Instant> lastCleanup = Optional.empty();
  }

  final Disk disk;

  SharedMemoryStore(Disk disk) {
    this.disk = disk;
  }

  @Override
  public void create(SessionRevision first) {
    if (disk.entries.putIfAbsent(first.session().id(), Entry.first(first)) != null) {
      throw new SessionExistsException(first.session().id());
    }
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return entry(id).map(entry -> readable(id, entry.session()));
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    synchronized (disk) {
      Entry before = existing(id);
      SessionRevision next = change.next(readable(id, before.session()));
      disk.entries.put(id, before.with(next));
      return next;
    }
  }

  @Override
  public void delete(SessionId id) {
    synchronized (disk) {
      existing(id);
      disk.entries.remove(id);
      disk.held.remove(id);
    }
  }

  @Override
  public SessionTrash trash() {
    return new SharedMemoryTrash(this);
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    disk.entries.forEach(
        (id, entry) ->
            entry
                .session()
                .ifPresentOrElse(
                    session -> show(session, query, visitor),
                    () -> visitor.onUnreadable(unreadable(id))));
  }

  private static void show(Session session, SessionQuery query, SessionVisitor visitor) {
    if (query.matches(session)) {
      visitor.onSession(session);
    }
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    return readable(id, existing(id).history());
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    return entry(id)
        .map(
            entry ->
                new SessionRecord(
                    readable(id, entry.session()),
                    readable(id, entry.history()),
                    entry.document(),
                    CompanionFiles.of(entry.files())));
  }

  @Override
  public void land(SessionRecord record) {
    SessionId id = record.session().id();
    if (disk.entries.containsKey(id) || disk.entries.putIfAbsent(id, Entry.of(record)) != null) {
      throw new SessionExistsException(id);
    }
  }

  @Override
  public void advance(SessionRecord record) {
    SessionId id = record.session().id();
    synchronized (disk) {
      Entry before = existing(id);
      record.requireToContinue(readable(id, before.session()), readable(id, before.history()));
      Entry come = Entry.of(record);
      disk.entries.put(id, come.withFiles(before.files()).withFiles(come.files()));
    }
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    return disk.entries.keySet().stream().filter(id -> id.toString().startsWith(prefix)).toList();
  }

  final Optional<Entry> entry(SessionId id) {
    return Optional.ofNullable(disk.entries.get(id));
  }

  final Entry existing(SessionId id) {
    return entry(id).orElseThrow(() -> new SessionNotFoundException(id));
  }

  static <T> T readable(SessionId id, Optional<T> part) {
    return part.orElseThrow(() -> new UnreadableSessionException(unreadable(id)));
  }

  private static UnreadableRecord unreadable(SessionId id) {
    return UnreadableRecord.whole(id.toString(), "memory", "damaged on purpose");
  }
}
