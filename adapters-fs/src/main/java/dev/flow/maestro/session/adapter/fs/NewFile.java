package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Makes files that are as private as they should be. */
final class NewFile {

  private NewFile() {}

  /** Makes a file; somebody who made {@code like} private wants this to be so from the start. */
  static FileChannel like(Path file, Path like) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Optional<Set<PosixFilePermission>> wanted = permissionsOf(like);
    if (wanted.isEmpty()) {
      return FileChannel.open(file, options);
    }
    Set<PosixFilePermission> permissions = wanted.get();
    FileChannel channel =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(permissions));
    try {
      if (!permissions.equals(Files.getPosixFilePermissions(file, NOFOLLOW_LINKS))) {
        // The umask took some away.
        Files.setPosixFilePermissions(file, permissions);
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Makes a file that nobody but its owner may read, where the file system can tell them apart. */
  static FileChannel forOwner(Path file) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? FileChannel.open(
            file,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : FileChannel.open(file, options);
  }

  /** Empty where nothing lies there, or where there are no such permissions. */
  private static Optional<Set<PosixFilePermission>> permissionsOf(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, NOFOLLOW_LINKS);
    if (view == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(view.readAttributes().permissions());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
