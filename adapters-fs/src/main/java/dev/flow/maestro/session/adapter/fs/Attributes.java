package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What lies at a path, without following a link to it. Unlike {@link Files#exists} and its
 * relatives, an error is one and does not mean that there is nothing.
 */
final class Attributes {

  private Attributes() {}

  /** The attributes, or empty where nothing lies there. */
  static Optional<BasicFileAttributes> of(Path path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static boolean exists(Path path) throws IOException {
    return of(path).isPresent();
  }

  static boolean isFolder(Path path) throws IOException {
    Optional<BasicFileAttributes> found = of(path);
    return found.isPresent() && found.get().isDirectory();
  }

  static boolean isLink(Path path) throws IOException {
    Optional<BasicFileAttributes> found = of(path);
    return found.isPresent() && found.get().isSymbolicLink();
  }

  /** Before a file is opened: a pipe in its place would be waited for, for ever. */
  static void requireRegularIfPresent(Path file) throws IOException {
    Optional<BasicFileAttributes> found = of(file);
    if (found.isPresent() && !found.get().isRegularFile()) {
      throw new IOException("it is a link or a special file, which is not followed");
    }
  }

  /** Before a file is put in the place of another. */
  static void requireNoFolder(Path file) throws IOException {
    if (isFolder(file)) {
      throw new IOException("it is a folder");
    }
  }
}
