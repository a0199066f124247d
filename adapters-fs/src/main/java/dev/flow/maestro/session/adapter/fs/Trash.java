package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a session's folder goes when it is deleted, with all that lies in it: one move takes it
 * away whole, and one move brings it back. The name of an entry is the folder's name and tells when
 * it came. Nothing in here is written, and no link is followed.
 */
final class Trash implements SessionTrash {

  private final StoreLayout layout;
  private final SessionLocks locks;
  private final Staging staging;
  private final Holds holds;

  Trash(StoreLayout layout, SessionLocks locks, Staging staging, Holds holds) {
    this.layout = layout;
    this.locks = locks;
    this.staging = staging;
    this.holds = holds;
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  @Override
  public TrashEntry take(SessionId id, Instant at) {
    return ofRecord(id, "delete", () -> move(id, at));
  }

  @Override
  public Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition) {
    return ofRecord(
        id,
        "delete",
        () -> {
          Session session =
              folder(id).see().orElseThrow(() -> new SessionNotFoundException(id)).session();
          return condition.test(session) ? Optional.of(move(id, at)) : Optional.empty();
        });
  }

  private TrashEntry move(SessionId id, Instant at) throws IOException {
    if (holds.has(id)) {
      throw new SessionHeldException(id);
    }
    Files.createDirectories(layout.trash());
    layout.forceWay();
    TrashEntry entry = TrashEntry.of(id, at);
    while (Attributes.exists(layout.trashed(entry))) {
      entry = entry.next();
    }
    layout.files().moveAway(layout.folder(id), layout.trashed(entry));
    return entry;
  }

  @Override
  public TrashListing list() {
    layout.requireFolders();
    List<TrashEntry> found = new ArrayList<>();
    List<UnreadableRecord> strangers = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.trash())) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        TrashEntry.parse(name)
            .ifPresentOrElse(
                found::add,
                () ->
                    strangers.add(
                        UnreadableRecord.whole(
                            name, entry.toString(), "its name is none that the trash gives")));
      }
    } catch (NoSuchFileException e) {
      return new TrashListing(List.of(), List.of());
    } catch (DirectoryIteratorException e) {
      throw Failures.unavailable("list", layout.trash(), Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw Failures.unavailable("list", layout.trash(), e);
    }
    return new TrashListing(found, strangers);
  }

  @Override
  public Session read(TrashEntry entry) {
    layout.requireFolders();
    try {
      requireEntry(entry);
    } catch (IOException e) {
      throw Failures.unavailable("read", layout.trashed(entry), e);
    }
    return new MetadataFile(entry.id(), layout.trash(), layout.trashed(entry))
        .read(new Patience())
        .map(content -> content.document().session())
        .orElseThrow(() -> new NotInTrashException(entry.name()));
  }

  @Override
  public void restore(TrashEntry entry) {
    ofEntry(
        entry,
        "restore",
        () -> {
          Path folder = layout.folder(entry.id());
          if (folder(entry.id()).exists()) {
            throw new SessionExistsException(entry.id());
          }
          if (Attributes.exists(folder)) {
            throw new StoreUnavailableException(
                folder.toString(),
                "cannot restore " + folder + ": another tool has put something in its place");
          }
          Files.createDirectories(layout.sessions());
          Files.createDirectories(layout.staging());
          layout.forceWay();
          Path restoring = layout.restoring(entry.id());
          if (!Attributes.exists(restoring)) {
            Files.createFile(restoring);
          }
          layout.files().moveAway(layout.trashed(entry), folder);
          Trash.remove(restoring);
          return folder;
        });
  }

  @Override
  public void remove(TrashEntry entry) {
    ofEntry(
        entry,
        "remove",
        () -> {
          Path gone = staging.takeAway(entry.id(), layout.trashed(entry));
          // Under the lock still: without it, this would look like what a crash has left.
          Trash.remove(gone);
          return gone;
        });
  }

  @Override
  public void hold(SessionId id) {
    ofRecord(
        id,
        "hold",
        () -> {
          holds.add(id);
          return id;
        });
  }

  @Override
  public void release(SessionId id) {
    ofRecord(
        id,
        "release",
        () -> {
          holds.remove(id);
          return id;
        });
  }

  @Override
  public Set<SessionId> held() {
    layout.requireFolders();
    return holds.all();
  }

  @Override
  public boolean claimCleanup(Instant now, Duration interval) {
    layout.requireFolders();
    return new LastCleanup(layout, locks).claim(now, interval);
  }

  /** Does something with a session that is there, under its lock. */
  private <T> T ofRecord(SessionId id, String action, Step<T> step) {
    layout.requireFolders();
    // Before a lock is taken, so that asking for what is not there writes nothing.
    requireRecord(id);
    return locks.holding(
        id,
        () -> {
          requireRecord(id);
          return attempt(action, layout.folder(id), step);
        });
  }

  /** Does something with an entry that is there, under its session's lock. */
  private Path ofEntry(TrashEntry entry, String action, Step<Path> step) {
    layout.requireFolders();
    Path path = layout.trashed(entry);
    attempt(action, path, () -> requireEntry(entry));
    return locks.holding(
        entry.id(),
        () ->
            attempt(
                action,
                path,
                () -> {
                  requireEntry(entry);
                  return step.run();
                }));
  }

  private static <T> T attempt(String action, Path path, Step<T> step) {
    try {
      return step.run();
    } catch (IOException e) {
      throw Failures.unavailable(action, path, e);
    }
  }

  private void requireRecord(SessionId id) {
    if (!folder(id).exists()) {
      throw new SessionNotFoundException(id);
    }
  }

  private TrashEntry requireEntry(TrashEntry entry) throws IOException {
    if (!Attributes.exists(layout.trashed(entry))) {
      throw new NotInTrashException(entry.name());
    }
    return entry;
  }

  private SessionFolder folder(SessionId id) {
    return new SessionFolder(layout, id, new Patience());
  }

  /** Removes a file or a folder with all that is in it; false where something is left. */
  static boolean remove(Path path) {
    if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
      removeContent(path);
    }
    try {
      Files.deleteIfExists(path);
      return true;
    } catch (IOException e) {
      System.getLogger(Trash.class.getName())
          .log(System.Logger.Level.DEBUG, "left in the staging folder", e);
      return false;
    }
  }

  private static void removeContent(Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(Trash::remove);
    } catch (NoSuchFileException e) {
      // Another process emptied it first.
      return;
    } catch (IOException | DirectoryIteratorException e) {
      System.getLogger(Trash.class.getName())
          .log(System.Logger.Level.DEBUG, "left in the staging folder", e);
    }
  }
}
