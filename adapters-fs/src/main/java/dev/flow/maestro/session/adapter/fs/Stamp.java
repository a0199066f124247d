package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What tells cheaply that a file or folder is the one that it was, unchanged: who has the same
 * stamp has the same content, provided that the stamp was {@linkplain IndexPolicy#isSettled
 * settled} when the content was read. A program can set the time of modification to what it likes;
 * the time of change is the system's alone, and comes with a change of permissions, too.
 *
 * @param inode its number in the file system
 * @param size in bytes
 * @param modified when the content was last written, in nanoseconds of the epoch
 * @param changed when anything about it last changed, in nanoseconds of the epoch
 */
record Stamp(long inode, long size, long modified, long changed) {

  /** Of nothing. */
  static final Stamp NONE = new Stamp(0, 0, 0, 0);

  private static final String ATTRIBUTES = "unix:ino,size,lastModifiedTime,ctime";

  /** Whether stamps can be had of what lies on the file system of a path. */
  static boolean canBeHadOf(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** The stamp of what lies at a path, which is no link that is followed; empty if that fails. */
  static Optional<Stamp> of(Path path) {
    try {
      Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES, NOFOLLOW_LINKS);
      return Optional.of(
          new Stamp(
              (Long) get(found, "ino"),
              (Long) get(found, "size"),
              ((FileTime) get(found, "lastModifiedTime")).to(TimeUnit.NANOSECONDS),
              ((FileTime) get(found, "ctime")).to(TimeUnit.NANOSECONDS)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Object get(Map<String, Object> found, String attribute) {
    return Objects.requireNonNull(found.get(attribute), attribute);
  }

  /** What {@code equals} says, which a JVM first has to make for a record: a tenth of a command. */
  boolean isSameAs(Stamp other) {
    return inode == other.inode
        && size == other.size
        && modified == other.modified
        && changed == other.changed;
  }

  /** The later one of its times. */
  long lastTouch() {
    return Math.max(modified, changed);
  }
}
