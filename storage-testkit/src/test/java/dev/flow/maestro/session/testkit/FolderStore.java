package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The simplest store that keeps the whole contract: a file for each session on a {@link
 * CachedDisk}, and nobody does anything while another does. Broken stores differ from it in one
 * point each.
 */
class FolderStore implements SessionRepository {

  private static final String SUFFIX = ".session";

  final CachedDisk disk;

  FolderStore(String root) throws IOException {
    this.disk = new CachedDisk(Path.of(root));
  }

  static String nameOf(SessionId id) {
    return id + SUFFIX;
  }

  @Override
  public void create(SessionRevision first) {
    SessionId id = first.session().id();
    alone(
        () -> {
          if (disk.read(nameOf(id)).isPresent()) {
            throw new SessionExistsException(id);
          }
          keep(SessionFile.first(first));
          return id;
        });
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return alone(() -> read(id).map(SessionFile::session));
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    return alone(
        () -> {
          SessionFile before = existing(id);
          before.requireHistory();
          SessionRevision next = change.next(before.session());
          keep(before.with(next));
          return next;
        });
  }

  @Override
  public void delete(SessionId id) {
    alone(
        () -> {
          if (disk.read(nameOf(id)).isEmpty()) {
            throw new SessionNotFoundException(id);
          }
          erase(id);
          new FolderTrash(this).forget(id);
          return id;
        });
  }

  @Override
  public SessionTrash trash() {
    return new FolderTrash(this);
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    for (SessionId id : alone(this::ids)) {
      Optional<Session> session;
      try {
        session = find(id);
      } catch (UnreadableSessionException e) {
        visitor.onUnreadable(e.record());
        continue;
      }
      session.filter(query::matches).ifPresent(visitor::onSession);
    }
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    return alone(
        () -> {
          SessionFile file = existing(id);
          file.requireDocument();
          return file.events();
        });
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    return alone(() -> read(id).map(SessionFile::record));
  }

  @Override
  public void land(SessionRecord record) {
    SessionId id = record.session().id();
    SessionFile landed = SessionFile.of(record);
    alone(
        () -> {
          if (disk.read(nameOf(id)).isPresent()) {
            throw new SessionExistsException(id);
          }
          keep(landed);
          return id;
        });
  }

  @Override
  public void advance(SessionRecord record) {
    SessionId id = record.session().id();
    SessionFile come = SessionFile.of(record);
    alone(
        () -> {
          SessionFile before = existing(id);
          record.requireToContinue(before.session(), before.events());
          SortedMap<CompanionName, byte[]> files = before.fileContents();
          files.putAll(come.fileContents());
          keep(come.withFiles(files));
          return id;
        });
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    return alone(
        () -> ids().stream().filter(id -> id.toString().startsWith(prefix)).sorted().toList());
  }

  private List<SessionId> ids() throws IOException {
    return disk.names().stream()
        .flatMap(name -> SessionId.parse(name.replace(SUFFIX, "")).stream())
        .toList();
  }

  private SessionFile existing(SessionId id) throws IOException {
    return read(id).orElseThrow(() -> new SessionNotFoundException(id));
  }

  /** Reads a file; an edit from outside that is found in it becomes a revision first. */
  Optional<SessionFile> read(SessionId id) throws IOException {
    Optional<SessionFile> found = disk.read(nameOf(id)).map(text -> SessionFile.parse(id, text));
    return found.isPresent() && isEdited(found.get()) ? Optional.of(noticed(found.get())) : found;
  }

  /** Records an edit from outside. */
  SessionFile noticed(SessionFile edited) throws IOException {
    SessionFile recorded = edited.withEdit();
    keep(recorded);
    return recorded;
  }

  private static boolean isEdited(SessionFile file) {
    try {
      return file.isEditedFromOutside();
    } catch (UnreadableSessionException e) {
      // Without the history nobody can tell, and the document is there all the same.
      return false;
    }
  }

  /** Stores a file for good. */
  void keep(SessionFile file) throws IOException {
    disk.write(nameOf(file.id()), file.text());
    disk.flush(nameOf(file.id()));
  }

  /** Removes a file for good. */
  void erase(SessionId id) throws IOException {
    disk.remove(nameOf(id));
    disk.flush(nameOf(id));
  }

  /** Does something while nobody else does anything in the store. */
  <T> T locked(CachedDisk.Work<T> work) throws IOException {
    return disk.alone(work);
  }

  <T> T alone(CachedDisk.Work<T> work) {
    try {
      return locked(work);
    } catch (IOException e) {
      throw new StoreUnavailableException("folder", "it failed", e);
    }
  }
}
