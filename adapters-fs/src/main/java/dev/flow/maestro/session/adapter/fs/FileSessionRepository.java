package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.ChangeWriter.OvertakenException;
import dev.flow.maestro.session.adapter.fs.IndexedScan.Source;
import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sessions as files under {@code .flow/maestro/sessions}, shared with any number of threads and
 * processes, and with the peer, which writes them without a lock.
 *
 * <p>Beyond the port: what the peer or a person changes in a {@code metadata.json} is accepted as a
 * new revision. {@link #find} records it in the history at once, where the store can be written, so
 * that a revision that a caller has seen is never given to another content. Against a writer
 * without a lock a loss can be noticed, not prevented.
 */
public final class FileSessionRepository implements SessionRepository {

  /** How often a change is decided anew when a program without locks keeps writing. */
  static final int MOST_ATTEMPTS = 100;

  /** A writer is done with one change in a few milliseconds. */
  private static final Duration LONGEST_WAIT_OF_A_READER = Duration.ofSeconds(1);

  private final StoreLayout layout;
  private final StoreListener listener;
  private final SessionLocks locks;
  private final Staging staging;
  private final Holds holds;
  private final Trash trash;
  private final Source source;
  private final KnownSessions known = new KnownSessions();

  /** Opens the store below this folder, which must exist. Nothing is written until a change. */
  public FileSessionRepository(Path root) {
    this(root, FileStoreOptions.defaults());
  }

  /** Opens the store below this folder, to work as the options say. */
  public FileSessionRepository(Path root, FileStoreOptions options) {
    this(root, options, IndexPolicy.USUAL);
  }

  /** With another idea of when an index pays, for tests on few sessions. */
  FileSessionRepository(Path root, FileStoreOptions options, IndexPolicy indexPolicy) {
    this.layout =
        new StoreLayout(root.toAbsolutePath().normalize(), new DurableFiles(options.durability()));
    this.listener = StoreListener.guarded(options.listener());
    this.locks = new SessionLocks(layout, options.lockTimeout(), listener);
    this.staging = new Staging(layout);
    this.holds = new Holds(layout);
    this.trash = new Trash(layout, locks, staging, holds);
    this.source =
        new Source(
            layout,
            indexPolicy,
            switch (options.foreignEdits()) {
              case CHECKED -> Optional.empty();
              case NONE -> Optional.of(new HeldIndex(layout, locks, indexPolicy));
            });
  }

  @Override
  public void create(SessionRevision first) {
    SessionId id = first.session().id();
    layout.requireFolders();
    locks.holding(
        id,
        () -> {
          if (folder(id).exists()) {
            throw new SessionExistsException(id);
          }
          try {
            layout.placeSchema();
            if (Attributes.exists(layout.folder(id))) {
              // Another tool was here first, and its files stay.
              new ChangeWriter(layout, id).writeFirst(first);
            } else {
              staging.create(first);
            }
          } catch (IOException e) {
            throw Failures.unavailable("write", layout.metadata(id), e);
          }
          return id;
        });
    staging.sweep(locks);
  }

  @Override
  public Optional<Session> find(SessionId id) {
    Optional<FilesStamp> stamp = FilesStamp.of(layout, id);
    Optional<Session> unchanged = stamp.isEmpty() ? Optional.empty() : known.get(id, stamp.get());
    return unchanged.isPresent() ? unchanged : read(id, stamp);
  }

  private Optional<Session> read(SessionId id, Optional<FilesStamp> stamp) {
    layout.requireSessions();
    SessionFolder folder = folder(id);
    Optional<Seen> seen = folder.see();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Session session = seen.get().session();
    if (seen.get().externalEdit()) {
      return Optional.of(recordExternalEdit(folder, id).orElse(session));
    }
    if (stamp.isPresent()) {
      known.put(id, stamp.get(), session);
    }
    return Optional.of(session);
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    requireRecord(id);
    return locks.holding(
        id,
        () -> {
          SessionFolder folder = folder(id);
          ChangeWriter writer = new ChangeWriter(layout, id);
          for (int attempt = 1; ; attempt++) {
            StoredSession before =
                folder.read().orElseThrow(() -> new SessionNotFoundException(id));
            SessionRevision next = change.next(before.session());
            try {
              writer.write(before, next);
              before.external().ifPresent(edit -> listener.onExternalEdit(edit.event()));
              return next;
            } catch (IOException e) {
              if (!(e instanceof OvertakenException) || attempt == MOST_ATTEMPTS) {
                throw Failures.unavailable("write", layout.metadata(id), e);
              }
            }
          }
        });
  }

  @Override
  public void delete(SessionId id) {
    requireRecord(id);
    locks.holding(
        id,
        () -> {
          if (!folder(id).exists()) {
            throw new SessionNotFoundException(id);
          }
          try {
            Path gone = staging.takeAway(id, layout.folder(id));
            holds.forget(id);
            // Under the lock still: without it, this would look like what a crash has left.
            return Trash.remove(gone);
          } catch (IOException e) {
            throw Failures.unavailable("delete", layout.folder(id), e);
          }
        });
    staging.sweep(locks);
  }

  @Override
  public SessionTrash trash() {
    return trash;
  }

  @Override
  public QueryResult query(SessionQuery query) {
    FirstSessions first = new FirstSessions(query);
    scanInOrder(query, first);
    return first.result();
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    layout.requireFolders();
    IndexedScan.all(source, query, visitor);
  }

  @Override
  public void scanInOrder(SessionQuery query, SessionVisitor visitor) {
    layout.requireFolders();
    IndexedScan.inOrder(source, query, visitor);
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    layout.requireFolders();
    return folder(id).seeHistory().orElseThrow(() -> new SessionNotFoundException(id));
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    // An edit from outside is recorded first, so that a revision that is exported stays what it is.
    return find(id).flatMap(found -> new Departure(layout, id).record());
  }

  @Override
  public void land(SessionRecord record) {
    SessionId id = record.session().id();
    layout.requireFolders();
    locks.holding(
        id,
        () -> {
          if (folder(id).exists()) {
            throw new SessionExistsException(id);
          }
          try {
            layout.placeSchema();
            new Arrival(layout, staging, record).land();
          } catch (IOException e) {
            throw Failures.unavailable("write", layout.folder(id), e);
          }
          return id;
        });
    staging.sweep(locks);
  }

  @Override
  public void advance(SessionRecord record) {
    SessionId id = record.session().id();
    requireRecord(id);
    locks.holding(
        id,
        () -> {
          try {
            new Arrival(layout, staging, record).advance(listener);
          } catch (IOException e) {
            throw Failures.unavailable("write", layout.folder(id), e);
          }
          return id;
        });
    staging.sweep(locks);
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    layout.requireFolders();
    return new SessionsFolder(layout)
        .list().ids().stream()
            .filter(
                id -> id.toString().startsWith(prefix) && new MetadataFile(layout, id).mayExist())
            .toList();
  }

  @Override
  public StoreReport inspect(Inspection inspection) {
    return new StoreInspection(layout, locks, inspection).run();
  }

  @Override
  public ChangeSignal changeSignal(Optional<SessionId> only) {
    return FileChangeSignal.open(layout, only);
  }

  private SessionFolder folder(SessionId id) {
    return new SessionFolder(layout, id, new Patience());
  }

  /** Looks before a lock is taken, so that asking for what is not there writes nothing. */
  private void requireRecord(SessionId id) {
    layout.requireFolders();
    if (!folder(id).exists()) {
      throw new SessionNotFoundException(id);
    }
  }

  private Optional<Session> recordExternalEdit(SessionFolder folder, SessionId id) {
    try {
      layout.requireFolders();
      return locks
          .ifFree(id, LONGEST_WAIT_OF_A_READER, () -> folder.recordExternalEdit(listener))
          .flatMap(session -> session);
    } catch (StoreUnavailableException e) {
      // A store that can be read and not written: the next who can write records it.
      return Optional.empty();
    }
  }
}
