package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who holds the lock on a file, where the system tells: Linux lists its locks in {@code
 * /proc/locks}, see proc(5). Each line is {@code 1: POSIX ADVISORY WRITE 4711 fe:00:131080 0 EOF}:
 * the process and the device and inode of the file. Those who wait have {@code ->} after the
 * number.
 */
final class LockHolder {

  private static final Path LOCKS = Path.of("/proc/locks");
  private static final int KIND = 1;
  private static final int PROCESS = 4;
  private static final int FILE = 5;

  private LockHolder() {}

  /** The number of the process that holds the lock; empty where that cannot be told. */
  static Optional<Long> of(Path file) {
    try {
      String inode = String.valueOf(Files.getAttribute(file, "unix:ino", NOFOLLOW_LINKS));
      List<String> locks = Files.readAllLines(LOCKS);
      return locks.stream()
          .map(line -> line.trim().split("\\s+"))
          .filter(words -> words.length > FILE && words[KIND].equals("POSIX"))
          .filter(words -> words[FILE].endsWith(":" + inode))
          .map(words -> Long.parseLong(words[PROCESS]))
          .filter(process -> process > 0)
          .findFirst();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // Another system, or a process that must not be seen from here.
      return Optional.empty();
    }
  }
}
