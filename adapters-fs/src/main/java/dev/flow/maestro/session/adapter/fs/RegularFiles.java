package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks at a file before it is opened: a pipe in its place would be waited for, for ever. */
final class RegularFiles {

  private RegularFiles() {}

  static void requireIfPresent(Path file) throws IOException {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS).isRegularFile()) {
        throw new IOException("it is a link or a special file, which is not followed");
      }
    } catch (NoSuchFileException e) {
      // Nothing is in the way.
      return;
    }
  }
}
