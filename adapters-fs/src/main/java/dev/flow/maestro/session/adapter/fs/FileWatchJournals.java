package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.adapter.fs.LockFile.Held;
import dev.flow.maestro.session.adapter.fs.WatchForm.DamagedJournalException;
import dev.flow.maestro.session.application.port.WatchJournal;
import dev.flow.maestro.session.application.port.WatchJournals;
import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.application.port.WatchTrack;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnknownCursorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Journals as files in {@code .flow/maestro/caches/watches}, kept for seven days after their last
 * use. A watch that goes on behind the last cursor of a journal that nobody uses goes on in it;
 * every other one gets a journal of its own. Nothing is forced: after a power cut a cursor may be
 * unknown, and is never taken for another.
 */
public final class FileWatchJournals implements WatchJournals {

  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** Far more than a journal of a million sessions has. */
  private static final int MOST_BYTES = 1 << 28;

  private static final String JOURNAL = ".journal";
  private static final String LOCK = ".lock";

  /** Locks that this JVM holds: to open such a file again could drop its lock. */
  private static final Set<Path> IN_THIS_JVM = ConcurrentHashMap.newKeySet();

  private final StoreLayout layout;

  /** Of the store below this folder. Nothing is written until a watch begins. */
  public FileWatchJournals(Path root) {
    this.layout = new StoreLayout(root.toAbsolutePath().normalize());
  }

  @Override
  public WatchJournal begin(String scope, Map<SessionId, WatchPlace> position) {
    try {
      prepareFolder();
      sweep(Instant.now());
      return create(scope, position);
    } catch (IOException e) {
      throw Failures.unavailable("write", layout.watches(), e);
    }
  }

  private WatchJournal create(String scope, Map<SessionId, WatchPlace> position)
      throws IOException {
    while (true) {
      String name = Long.toHexString(Names.RANDOM.nextLong() | Long.MIN_VALUE);
      Optional<Runnable> lock = lock(name);
      if (lock.isPresent()) {
        try {
          return WatchFile.create(
              journal(name), name, new WatchTrack(scope, position, 0), lock.get());
        } catch (IOException | RuntimeException | Error e) {
          lock.get().run();
          throw e;
        }
      }
    }
  }

  private void prepareFolder() throws IOException {
    requireNoLinks();
    Files.createDirectories(layout.watches());
  }

  private void requireNoLinks() {
    for (Path folder : Set.of(layout.caches(), layout.watches())) {
      if (Files.isSymbolicLink(folder)) {
        throw new StoreUnavailableException(
            folder.toString(), folder + " is a link, which is not followed");
      }
    }
  }

  @Override
  public WatchJournal after(String cursor) {
    Matcher parts = Names.CURSOR.matcher(cursor);
    if (!parts.matches()) {
      throw UnknownCursorException.unknown(cursor);
    }
    String name = parts.group(1);
    requireNoLinks();
    try {
      if (!Attributes.exists(journal(name))) {
        throw UnknownCursorException.unknown(cursor);
      }
      Optional<Runnable> lock = lock(name);
      boolean inUse = false;
      try {
        WatchForm.Read read = WatchForm.read(bytes(journal(name)));
        long number = Long.parseLong(parts.group(2));
        Map<SessionId, WatchPlace> position =
            read.track().after(number).orElseThrow(() -> UnknownCursorException.unknown(cursor));
        Files.setLastModifiedTime(journal(name), FileTime.from(Instant.now()));
        boolean isAtItsEnd =
            number == read.track().last() && read.whole() && read.run().equals(WatchFile.run());
        if (lock.isPresent() && isAtItsEnd) {
          inUse = true;
          return WatchFile.goOn(journal(name), name, read.track(), position, lock.get());
        }
        return create(read.track().scope(), position);
      } finally {
        if (!inUse) {
          lock.ifPresent(Runnable::run);
        }
      }
    } catch (NoSuchFileException e) {
      throw UnknownCursorException.unknown(cursor);
    } catch (DamagedJournalException e) {
      throw UnknownCursorException.damaged(
          cursor, journal(name).toString(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Failures.unavailable("read", journal(name), e);
    }
  }

  private Path journal(String name) {
    return layout.watches().resolve(name + JOURNAL);
  }

  private static byte[] bytes(Path path) throws IOException {
    Attributes.requireRegularIfPresent(path);
    return Interrupts.outlast(
        () -> {
          try (InputStream in =
              Files.newInputStream(path, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
            return Blocks.readAll(in, Files.size(path), MOST_BYTES)
                .orElseThrow(() -> new IOException("it is too large"));
          }
        });
  }

  /** Takes the lock of a journal, if it is free; gives what frees it. */
  private Optional<Runnable> lock(String name) throws IOException {
    Path path = layout.watches().toRealPath().resolve(name + LOCK);
    if (!IN_THIS_JVM.add(path)) {
      return Optional.empty();
    }
    Optional<Held> held = Optional.empty();
    try {
      held = new LockFile(path).take(System.nanoTime());
    } finally {
      if (held.isEmpty()) {
        IN_THIS_JVM.remove(path);
      }
    }
    return held.map(
        lock ->
            () -> {
              lock.close();
              IN_THIS_JVM.remove(path);
            });
  }

  /** Removes the journals that nobody has used for long, and what killed writers left. */
  private void sweep(Instant now) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.watches())) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        try {
          if (name.endsWith(DurableFiles.TEMPORARY) && isOlder(file, now.minus(ABANDONED))) {
            Files.deleteIfExists(file);
          } else if (name.endsWith(LOCK) && isOlder(file, now.minus(KEPT))) {
            sweep(name.substring(0, name.length() - LOCK.length()), now);
          }
        } catch (AccessDeniedException e) {
          // Another user's, who sweeps it.
        }
      }
    } catch (DirectoryIteratorException e) {
      throw new IOException(e.getCause());
    }
  }

  private void sweep(String name, Instant now) throws IOException {
    Path journal = journal(name);
    if (Attributes.exists(journal) && !isOlder(journal, now.minus(KEPT))) {
      return;
    }
    Optional<Runnable> lock = lock(name);
    if (lock.isPresent()) {
      try {
        Files.deleteIfExists(journal);
        Files.deleteIfExists(layout.watches().resolve(name + LOCK));
      } finally {
        lock.get().run();
      }
    }
  }

  private static boolean isOlder(Path file, Instant time) throws IOException {
    Optional<BasicFileAttributes> found = Attributes.of(file);
    return found.isPresent() && found.get().lastModifiedTime().toInstant().isBefore(time);
  }

  /** Apart, because each program that opens a store has one of these, and few have a watch. */
  private static final class Names {

    static final Pattern CURSOR = Pattern.compile("([0-9a-f]{16})\\.([0-9]{1,18})");
    static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}
  }
}
