package dev.flow.maestro.session.adapter.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads the small text files of a repository and follows the paths in them. */
final class GitFiles {

  private GitFiles() {}

  /**
   * The start of a file, or empty where there is no such file. Only a regular file is opened: a
   * pipe would never end.
   */
  static Optional<String> text(Path file, int limit) throws UnreadableGitException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new UnreadableGitException(file, "is not a file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(new String(in.readNBytes(limit), StandardCharsets.UTF_8));
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw new UnreadableGitException(file, e);
    } catch (FileSystemException e) {
      // A file where a folder of the path should be: then there is nothing below it.
      if (isBelowFile(file)) {
        return Optional.empty();
      }
      throw new UnreadableGitException(file, e);
    } catch (IOException e) {
      throw new UnreadableGitException(file, e);
    }
  }

  private static boolean isBelowFile(Path file) {
    for (Path above = file.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above)) {
        return !Files.isDirectory(above);
      }
    }
    return false;
  }

  /**
   * The path that a file of git names, relative to a folder. Git's names are bytes, usually UTF-8;
   * where the JVM runs in a locale that cannot say them, as in most containers, the bytes go
   * through a URI.
   */
  static Path resolve(Path folder, String name) throws UnreadableGitException {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      return resolveBytes(folder, name);
    }
  }

  private static Path resolveBytes(Path folder, String name) throws UnreadableGitException {
    String base =
        name.startsWith("/") ? "file://" : folder.toUri().toString().replaceAll("/*$", "/");
    String bytes =
        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    try {
      return Path.of(URI.create(base + bytes));
    } catch (IllegalArgumentException e) {
      throw new UnreadableGitException(folder, "holds a name that is no path");
    }
  }
}
