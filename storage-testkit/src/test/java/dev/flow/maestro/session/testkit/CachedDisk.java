package dev.flow.maestro.session.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A disk that processes share, with its cache. What is written is in the cache, where everybody
 * sees it; it is on the disk once it is flushed, and that is what a power cut leaves. Both are
 * folders of files.
 */
final class CachedDisk {

  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

  private final Path root;
  private final Path cache;
  private final Path disk;

  /** Something to do while nobody else does anything. */
  interface Work<T> {
    T result() throws IOException;
  }

  CachedDisk(Path root) throws IOException {
    this.root = root;
    this.cache = Files.createDirectories(root.resolve("cache"));
    this.disk = Files.createDirectories(root.resolve("disk"));
  }

  Path pathOf(String name) {
    return cache.resolve(name);
  }

  List<String> names() throws IOException {
    return names(cache);
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names.stream().sorted().toList();
  }

  /** The text of a file, or empty where there is none. */
  Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(cache.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Puts a file into the cache, in one step. */
  void write(String name, String text) throws IOException {
    put(cache.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes a file out of the cache. */
  void remove(String name) throws IOException {
    Files.deleteIfExists(cache.resolve(name));
  }

  /** Gives a file of the cache another name, in one step. */
  void rename(String name, String other) throws IOException {
    Files.move(cache.resolve(name), cache.resolve(other), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes the disk the same as the cache, as far as one file goes. */
  void flush(String name) throws IOException {
    if (Files.exists(cache.resolve(name))) {
      put(disk.resolve(name), Files.readAllBytes(cache.resolve(name)));
    } else {
      Files.deleteIfExists(disk.resolve(name));
    }
  }

  /** Loses what is not on the disk. */
  void cutPower() throws IOException {
    for (String name : names(cache)) {
      remove(name);
    }
    for (String name : names(disk)) {
      put(cache.resolve(name), Files.readAllBytes(disk.resolve(name)));
    }
  }

  private void put(Path file, byte[] content) throws IOException {
    Path temporary = Files.write(root.resolve(UUID.randomUUID().toString()), content);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Works while no other thread does, of whatever process. */
  <T> T alone(Work<T> work) throws IOException {
    return aloneInThisJvm(
        () -> {
          try (FileChannel lock =
              FileChannel.open(
                  root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            return work.result();
          }
        });
  }

  /** Works while no other thread of this process does. */
  static <T> T aloneInThisJvm(Work<T> work) throws IOException {
    IN_THIS_JVM.lock();
    try {
      return work.result();
    } finally {
      IN_THIS_JVM.unlock();
    }
  }
}
