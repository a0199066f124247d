package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.ChangeWriter.OvertakenException;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes in a session that comes from elsewhere. The caller holds the lock. */
final class Arrival {

  private final StoreLayout layout;
  private final Staging staging;
  private final SessionRecord record;
  private final SessionId id;

  Arrival(StoreLayout layout, Staging staging, SessionRecord record) {
    this.layout = layout;
    this.staging = staging;
    this.record = record;
    this.id = record.session().id();
  }

  /** Makes the session, which is not there. */
  void land() throws IOException {
    requireNoFolder();
    staging.land(record);
  }

  /** What another tool keeps without a session stays; only an empty folder is removed. */
  private void requireNoFolder() throws IOException {
    Path folder = layout.folder(id);
    if (Attributes.exists(folder)) {
      if (!Attributes.isFolder(folder)) {
        throw new IOException("there is something else than a folder");
      }
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException e) {
        throw new IOException("there are files of another tool, but no session", e);
      }
    }
  }

  /** Brings the session to where it has come elsewhere: its files first, one by one. */
  void advance(StoreListener listener) throws IOException {
    Path staged = layout.staged(id);
    try {
      List<CompanionName> files = staging.stage(record.files(), staged);
      StoredSession before = before();
      CompanionFolder.place(files, staged, layout.folder(id), layout.files());
      write(before, listener);
    } finally {
      Trash.remove(staged);
    }
  }

  private StoredSession before() {
    StoredSession before = folder().readWhole().orElseThrow(() -> new SessionNotFoundException(id));
    record.requireToContinue(before.session(), before.events());
    return before;
  }

  private void write(StoredSession first, StoreListener listener) throws IOException {
    StoredSession before = first;
    for (int attempt = 1; ; attempt++) {
      try {
        new ChangeWriter(layout, id).write(before, record);
        before.external().ifPresent(edit -> listener.onExternalEdit(edit.event()));
        return;
      } catch (OvertakenException e) {
        if (attempt == FileSessionRepository.MOST_ATTEMPTS) {
          throw e;
        }
        before = before();
      }
    }
  }

  private SessionFolder folder() {
    return new SessionFolder(layout, id, new Patience());
  }
}
