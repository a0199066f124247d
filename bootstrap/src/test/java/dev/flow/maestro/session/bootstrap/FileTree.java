package dev.flow.maestro.session.bootstrap;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Everything below a folder. Links are not followed. */
final class FileTree {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private FileTree() {}

  /** Each name, with all that somebody could have changed about it. */
  static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        tree.put(folder.relativize(path).toString(), describe(path));
      }
    }
    return tree;
  }

  private static String describe(Path path) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(path, PosixFileAttributes.class, NOFOLLOW_LINKS);
    String content = "";
    if (found.isSymbolicLink()) {
      content = Files.readSymbolicLink(path).toString();
    } else if (found.isRegularFile()) {
      CRC32C sum = new CRC32C();
      sum.update(Files.readAllBytes(path));
      content = found.size() + " bytes, " + HexFormat.of().toHexDigits(sum.getValue());
    }
    return found.permissions() + " " + found.lastModifiedTime() + " " + content;
  }

  /** Makes a file, a folder or a link look as if nobody had touched it for long. */
  static void makeOld(Path path) throws IOException {
    if (Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS).isOther()) {
      // Java would open it, and wait for somebody at the other end of a pipe.
      touch(path);
      return;
    }
    Files.getFileAttributeView(path, BasicFileAttributeView.class, NOFOLLOW_LINKS)
        .setTimes(LONG_AGO, LONG_AGO, LONG_AGO);
  }

  private static void touch(Path path) throws IOException {
    Process touch = new ProcessBuilder("touch", "-d", LONG_AGO.toString(), path.toString()).start();
    if (touch.onExit().join().exitValue() != 0) {
      throw new IOException("cannot touch " + path);
    }
  }

  /** Makes all that is there look old. */
  static void makeAllOld(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        makeOld(path);
      }
    }
  }

  /** Copies a folder, with its times. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    makeAllOld(to);
  }

  /** Removes a file, a link, or a folder with all that is in it; nothing, where nothing is. */
  static void remove(Path path) throws IOException {
    if (!Files.exists(path, NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
