package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.SharedMemoryStore.Disk;
import dev.flow.maestro.session.testkit.SharedMemoryStore.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The trash of a {@link SharedMemoryStore}. */
class SharedMemoryTrash implements SessionTrash {

  private final SharedMemoryStore store;
  final Disk disk;

  SharedMemoryTrash(SharedMemoryStore store) {
    this.store = store;
    this.disk = store.disk;
  }

  @Override
  public TrashEntry take(SessionId id, Instant at) {
    synchronized (disk) {
      return move(id, at);
    }
  }

  @Override
  public Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition) {
    synchronized (disk) {
      Session session = SharedMemoryStore.readable(id, store.existing(id).session());
      return condition.test(session) ? Optional.of(move(id, at)) : Optional.empty();
    }
  }

  private TrashEntry move(SessionId id, Instant at) {
    Entry content = store.existing(id);
    if (disk.held.contains(id)) {
      throw new SessionHeldException(id);
    }
    TrashEntry entry = TrashEntry.of(id, at);
    while (disk.trashed.containsKey(entry)) {
      entry = entry.next();
    }
    disk.trashed.put(entry, content);
    disk.entries.remove(id);
    return entry;
  }

  @Override
  public TrashListing list() {
    return new TrashListing(List.copyOf(disk.trashed.keySet()), List.of());
  }

  @Override
  public Session read(TrashEntry entry) {
    return SharedMemoryStore.readable(entry.id(), existing(entry).session());
  }

  @Override
  public void restore(TrashEntry entry) {
    synchronized (disk) {
      Entry content = existing(entry);
      if (disk.entries.putIfAbsent(entry.id(), content) != null) {
        throw new SessionExistsException(entry.id());
      }
      disk.trashed.remove(entry);
    }
  }

  @Override
  public void remove(TrashEntry entry) {
    synchronized (disk) {
      existing(entry);
      disk.trashed.remove(entry);
    }
  }

  @Override
  public void hold(SessionId id) {
    synchronized (disk) {
      store.existing(id);
      disk.held.add(id);
    }
  }

  @Override
  public void release(SessionId id) {
    synchronized (disk) {
      store.existing(id);
      disk.held.remove(id);
    }
  }

  @Override
  public Set<SessionId> held() {
    return Set.copyOf(disk.held);
  }

  @Override
  public boolean claimCleanup(Instant now, Duration interval) {
    synchronized (disk) {
      boolean due = SessionTrash.isDue(disk.lastCleanup, now, interval);
      if (due) {
        disk.lastCleanup = Optional.of(now);
      }
      return due;
    }
  }

  final Entry existing(TrashEntry entry) {
    return Optional.ofNullable(disk.trashed.get(entry))
        .orElseThrow(() -> new NotInTrashException(entry.name()));
  }
}
