package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.Timestamps;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The trash of a {@link FolderStore}: a file that is in it has another name. */
final class FolderTrash implements SessionTrash {

  private static final String TRASHED = ".trashed";
  private static final String HELD = ".held";
  private static final String LAST_CLEANUP = "last-cleanup";

  private final FolderStore store;
  private final CachedDisk disk;

  FolderTrash(FolderStore store) {
    this.store = store;
    this.disk = store.disk;
  }

  @Override
  public TrashEntry take(SessionId id, Instant at) {
    return store.alone(() -> move(id, at));
  }

  @Override
  public Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition) {
    return store.alone(
        () -> {
          SessionFile file = store.read(id).orElseThrow(() -> new SessionNotFoundException(id));
          return condition.test(file.session()) ? Optional.of(move(id, at)) : Optional.empty();
        });
  }

  private TrashEntry move(SessionId id, Instant at) throws IOException {
    requireSession(id);
    if (disk.read(id + HELD).isPresent()) {
      throw new SessionHeldException(id);
    }
    TrashEntry entry = TrashEntry.of(id, at);
    while (disk.read(nameOf(entry)).isPresent()) {
      entry = entry.next();
    }
    rename(FolderStore.nameOf(id), nameOf(entry));
    return entry;
  }

  @Override
  public TrashListing list() {
    List<TrashEntry> entries =
        store.alone(
            () ->
                disk.names().stream()
                    .filter(name -> name.endsWith(TRASHED))
                    .flatMap(name -> TrashEntry.parse(name.replace(TRASHED, "")).stream())
                    .toList());
    return new TrashListing(entries, List.of());
  }

  @Override
  public Session read(TrashEntry entry) {
    return store.alone(() -> SessionFile.parse(entry.id(), existing(entry)).session());
  }

  @Override
  public void restore(TrashEntry entry) {
    store.alone(
        () -> {
          String unused = existing(entry);
          if (disk.read(FolderStore.nameOf(entry.id())).isPresent()) {
            throw new SessionExistsException(entry.id());
          }
          rename(nameOf(entry), FolderStore.nameOf(entry.id()));
          return unused;
        });
  }

  @Override
  public void remove(TrashEntry entry) {
    store.alone(
        () -> {
          String text = existing(entry);
          erase(nameOf(entry));
          return text;
        });
  }

  @Override
  public void hold(SessionId id) {
    store.alone(
        () -> {
          requireSession(id);
          disk.write(id + HELD, "");
          disk.flush(id + HELD);
          return id;
        });
  }

  @Override
  public void release(SessionId id) {
    store.alone(
        () -> {
          requireSession(id);
          forget(id);
          return id;
        });
  }

  @Override
  public Set<SessionId> held() {
    return store.alone(
        () ->
            disk.names().stream()
                .filter(name -> name.endsWith(HELD))
                .flatMap(name -> SessionId.parse(name.replace(HELD, "")).stream())
                .collect(Collectors.toSet()));
  }

  @Override
  public boolean claimCleanup(Instant now, Duration interval) {
    return store.alone(
        () -> {
          Optional<Instant> last = disk.read(LAST_CLEANUP).flatMap(Timestamps::parse);
          boolean due = SessionTrash.isDue(last, now, interval);
          if (due) {
            disk.write(LAST_CLEANUP, Timestamps.format(now));
            disk.flush(LAST_CLEANUP);
          }
          return due;
        });
  }

  /** Drops a hold. */
  void forget(SessionId id) throws IOException {
    erase(id + HELD);
  }

  private void requireSession(SessionId id) throws IOException {
    if (disk.read(FolderStore.nameOf(id)).isEmpty()) {
      throw new SessionNotFoundException(id);
    }
  }

  private String existing(TrashEntry entry) throws IOException {
    return disk.read(nameOf(entry)).orElseThrow(() -> new NotInTrashException(entry.name()));
  }

  private void rename(String name, String other) throws IOException {
    disk.rename(name, other);
    disk.flush(other);
    disk.flush(name);
  }

  private void erase(String name) throws IOException {
    disk.remove(name);
    disk.flush(name);
  }

  private static String nameOf(TrashEntry entry) {
    return entry.name() + TRASHED;
  }
}
