package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a new session's folder is made: one move lets it appear among the sessions, whole. And
 * where a folder goes that is removed for good: one move takes it away, whole, and only then are
 * its files removed. A program that is killed leaves its folder here, where nobody takes it for a
 * session.
 */
final class Staging {

  private static final int ID_LENGTH = 36;

  private final StoreLayout layout;

  Staging(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * Makes a session where there is not even a folder. The caller holds the lock.
   *
   * @throws DurableFiles.UnconfirmedException if it is there but may not survive a power cut
   * @throws IOException if it is not there
   */
  void create(SessionRevision first) throws IOException {
    create(first.session().id(), folder -> ChangeWriter.stage(folder, first, layout.files()));
  }

  /**
   * Makes a session that comes from elsewhere where there is not even a folder. The caller holds
   * the lock.
   *
   * @throws DurableFiles.UnconfirmedException if it is there but may not survive a power cut
   * @throws IOException if it is not there
   */
  void land(SessionRecord record) throws IOException {
    create(
        record.session().id(),
        folder -> {
          CompanionFolder.stage(record.files(), folder, layout.files());
          RecordForm.stage(folder, record, layout.files());
        });
  }

  /** Writes files of other tools into a folder here that nobody else knows yet. */
  List<CompanionName> stage(CompanionFiles files, Path folder) throws IOException {
    Files.createDirectories(layout.staging());
    Files.createDirectory(folder);
    return CompanionFolder.stage(files, folder, layout.files());
  }

  private interface Content {
    void writeTo(Path folder) throws IOException;
  }

  private void create(SessionId id, Content content) throws IOException {
    Path folder = layout.staged(id);
    Files.createDirectories(layout.sessions());
    Files.createDirectories(layout.staging());
    try {
      Files.createDirectory(folder);
      content.writeTo(folder);
      layout.forceWay();
      layout.files().move(folder, layout.folder(id), () -> {});
    } catch (DurableFiles.UnconfirmedException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      Trash.remove(folder);
      throw e;
    }
  }

  /**
   * Takes a session's folder away from where it is, for good once this returns. The caller holds
   * the lock.
   *
   * @return where it is now, to be removed
   */
  Path takeAway(SessionId id, Path folder) throws IOException {
    Path gone = layout.staged(id);
    Files.createDirectories(layout.staging());
    layout.files().moveAway(folder, gone);
    return gone;
  }

  /** Whose creation or removal an entry of this folder is; empty where it is none of ours. */
  static Optional<SessionId> idOf(String name) {
    return SessionId.parse(name.substring(0, Math.min(ID_LENGTH, name.length())));
  }

  /** Removes what killed writers left, and leaves what a writer is at work on. */
  void sweep(SessionLocks locks) {
    if (!Files.isDirectory(layout.staging(), NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.staging())) {
      for (Path entry : entries) {
        idOf(String.valueOf(entry.getFileName()))
            .ifPresent(id -> locks.ifFree(id, () -> Trash.remove(entry)));
      }
    } catch (IOException | DirectoryIteratorException | StoreUnavailableException e) {
      System.getLogger(Staging.class.getName())
          .log(System.Logger.Level.DEBUG, "left in the staging folder", e);
    }
  }
}
