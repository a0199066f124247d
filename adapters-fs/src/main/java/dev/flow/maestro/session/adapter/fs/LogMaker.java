package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.adapter.fs.ChangeLogFormat.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a log of changes in place, and lets it be relied on as soon as that is right: when each lock
 * was free for a moment that was there with the log. Who held one before did not know of the log,
 * and is done; who takes one later looks for the log after that, and finds it. For one thread.
 */
final class LogMaker {

  /** How long it is waited for writers at work, all in all, each time. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final StoreLayout layout;
  private final SessionLocks locks;
  private final int fewest;

  /** The locks that were seen free since this log was there. */
  private final Set<Path> seenFree = new HashSet<>();

  private long nonce;

  /**
   * For this store.
   *
   * @param fewest of how many sessions at least a log is made
   */
  LogMaker(StoreLayout layout, SessionLocks locks, int fewest) {
    this.layout = layout;
    this.locks = locks;
    this.fewest = fewest;
  }

  /** Puts a new log in the place of whatever is there, where that pays and can be done. */
  void make() throws IOException {
    Path target = layout.changes();
    Optional<UUID> boot = Boot.id();
    if (boot.isEmpty()
        || !Stamp.canBeHadOf(layout.sessions())
        || !hasFewest()
        || FileSystemProbe.isNetwork(Files.getFileStore(layout.sessions()).type())) {
      return;
    }
    Attributes.requireNoFolder(target);
    try {
      Files.createDirectory(layout.caches());
    } catch (FileAlreadyExistsException e) {
      // As it should be.
    }
    Path temporary = DurableFiles.ownTemporaryOf(target);
    long own = RANDOM.nextLong() | 1;
    try {
      // As public as a lock file: who may take a lock may tell of a change.
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        long inode = Stamp.of(temporary).orElse(Stamp.NONE).inode();
        Blocks.write(channel, new Header(own, boot.get(), inode, false).bytes());
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Optional<OpenLog> placed = OpenLog.of(target);
    if (placed.isPresent()) {
      try (OpenLog log = placed.get()) {
        makeReady(log);
      }
    }
  }

  private boolean hasFewest() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.sessions())) {
      int count = 0;
      for (Iterator<Path> each = entries.iterator(); count < fewest && each.hasNext(); count++) {
        each.next();
      }
      return count >= fewest;
    } catch (DirectoryIteratorException e) {
      throw new IOException(e.getCause());
    }
  }

  /** Lets a log that is in place be relied on, unless a writer is at work for long. */
  void makeReady(OpenLog log) throws IOException {
    if (nonce != log.nonce()) {
      nonce = log.nonce();
      seenFree.clear();
    }
    if (!locks.awaitEach(seenFree, System.nanoTime() + PATIENCE.toNanos())) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(
            layout.changes(),
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, NOFOLLOW_LINKS))) {
      byte[] first = new byte[ChangeLogFormat.HEADER];
      boolean same =
          Blocks.fill(first, channel)
              && ChangeLogFormat.header(first)
                  .filter(header -> header.nonce() == log.nonce())
                  .isPresent();
      if (same) {
        channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, nonce), ChangeLogFormat.READY);
      }
    }
  }
}
