package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells without reading that the files of a session are still those that were read: which
 * files they are, how large, and when they were written. Taken before they are read, and only where
 * both were written a while before: whatever is written after that has another time. A program that
 * gives a file of the same size its old time again is not noticed. See "racy-git" in the
 * documentation of git.
 *
 * @param document of {@code metadata.json}
 * @param history of {@code history.jsonl}
 */
record FilesStamp(OfFile document, OfFile history) {

  /** Longer than any file system takes to tell two times apart. */
  private static final Duration A_WHILE = Duration.ofSeconds(2);

  /**
   * The same of one file.
   *
   * @param key which file it is, as the file system tells
   * @param size in bytes
   * @param written when it was written last
   */
  record OfFile(Object key, long size, FileTime written) {

    private static Optional<OfFile> of(BasicFileAttributes found, FileTime latest) {
      Object key = found.fileKey();
      return key == null || found.lastModifiedTime().compareTo(latest) > 0
          ? Optional.empty()
          : Optional.of(new OfFile(key, found.size(), found.lastModifiedTime()));
    }

    private static Optional<OfFile> ofRegular(Path path, FileTime latest) throws IOException {
      Optional<BasicFileAttributes> found = Attributes.of(path);
      return found.isPresent() && found.get().isRegularFile()
          ? of(found.get(), latest)
          : Optional.empty();
    }

    /** Of a folder, which is written when a name in it comes or goes; empty as with a file. */
    static Optional<OfFile> ofFolder(Path path) throws IOException {
      FileTime latest = latest();
      return of(Files.readAttributes(path, BasicFileAttributes.class), latest);
    }
  }

  /** The stamp of a session's files, or empty where they have to be read. */
  static Optional<FilesStamp> of(StoreLayout layout, SessionId id) {
    FileTime latest = latest();
    // Each path is made once: that takes as long as a look at a file.
    Path sessions = layout.sessions();
    Path folder = sessions.resolve(id.toString());
    try {
      if (!Attributes.isFolder(sessions) || !Attributes.isFolder(folder)) {
        return Optional.empty();
      }
      Optional<OfFile> document = OfFile.ofRegular(folder.resolve(StoreLayout.METADATA), latest);
      Optional<OfFile> history =
          document.isEmpty()
              ? Optional.empty()
              : OfFile.ofRegular(folder.resolve(StoreLayout.HISTORY), latest);
      return document.isPresent() && history.isPresent()
          ? Optional.of(new FilesStamp(document.get(), history.get()))
          : Optional.empty();
    } catch (IOException e) {
      // Whoever reads them meets it, too, and says so.
      return Optional.empty();
    }
  }

  private static FileTime latest() {
    return FileTime.from(Instant.now().minus(A_WHILE));
  }
}
