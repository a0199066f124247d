package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where a session's folder goes when it is deleted: one move takes it away whole, and only then are
 * its files removed.
 */
final class Trash {

  private final StoreLayout layout;

  Trash(StoreLayout layout) {
    this.layout = layout;
  }

  /** Takes the session's folder away, for good once this returns. The caller holds the lock. */
  void take(SessionId id) throws IOException {
    Files.createDirectories(layout.trash());
    DurableFiles.move(layout.folder(id), layout.trashed(id), () -> {});
    try {
      DurableFiles.forceFolder(layout.sessions());
    } catch (IOException e) {
      throw new DurableFiles.UnconfirmedException(e);
    }
  }

  /**
   * Removes all that lies here, also what a crash left. What cannot be removed now is left for the
   * next time: no session depends on it.
   */
  void empty() {
    if (Files.isDirectory(layout.trash(), NOFOLLOW_LINKS)) {
      removeContent(layout.trash());
    }
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
          .log(System.Logger.Level.DEBUG, "left in the trash", e);
      return false;
    }
  }

  private static void removeContent(Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(Trash::remove);
    } catch (NoSuchFileException e) {
      // Another process emptied it first.
      return;
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      System.getLogger(Trash.class.getName())
          .log(System.Logger.Level.DEBUG, "left in the trash", e);
    }
  }
}
