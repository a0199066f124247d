package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.adapter.fs.ChangeLogFormat.Header;
import dev.flow.maestro.session.adapter.fs.ChangeLogFormat.Step;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells of each change of a session, if somebody wants to be told: in the log that is there, and
 * nowhere where there is none. Nothing of it is forced: the log of another run of the system is
 * none.
 *
 * <p>The one look for a log is after the lock was taken and before the change. A log that comes
 * later than that is no concern of this change: nobody relies on it before each lock was free that
 * was held when it came, see {@link LogMaker}.
 *
 * <p>To remove a log is right at any time: who finds none, looks at everything.
 */
final class ChangeLog {

  /** One that has grown to this size is made anew for the next query: 16 MiB. */
  static final long LARGE = 16 << 20;

  /** One of this size is read by nobody any more. */
  private static final long FORGOTTEN = 2 * LARGE;

  private final Path path;
  private final Path caches;

  ChangeLog(StoreLayout layout) {
    this.path = layout.changes();
    this.caches = layout.caches();
  }

  private record Open(FileChannel channel, long nonce) {}

  /**
   * Runs a change of a session. The caller holds its lock.
   *
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if there is a log that can
   *     neither be written nor removed; the change did not run
   */
  <T> T telling(SessionId id, Supplier<T> change) {
    Optional<Open> log = begin(id);
    try {
      return change.get();
    } finally {
      log.ifPresent(open -> end(id, open));
    }
  }

  private Optional<Open> begin(SessionId id) {
    try {
      Optional<BasicFileAttributes> found = look();
      // What is no file is no log for those who read it, either.
      return found.isPresent() && found.get().isRegularFile()
          ? Optional.of(Interrupts.outlast(() -> open(id, found.get().size())))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      remove(e);
      return Optional.empty();
    }
  }

  private Optional<BasicFileAttributes> look() throws IOException {
    try {
      return Attributes.of(path);
    } catch (IOException e) {
      if (Attributes.exists(caches) && !Attributes.isFolder(caches)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Open open(SessionId id, long size) throws IOException {
    long nonce = nonce(size);
    FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.APPEND, NOFOLLOW_LINKS));
    boolean close = true;
    try {
      append(channel, ChangeLogFormat.record(nonce, id, Step.BEGIN));
      close = false;
      return new Open(channel, nonce);
    } finally {
      if (close) {
        channel.close();
      }
    }
  }

  /**
   * The nonce of the log at the path. Should another one come before the record is written, that
   * one gets a record that is not its own, and so is none from the start.
   */
  private long nonce(long size) throws IOException {
    byte[] first = new byte[ChangeLogFormat.HEADER];
    try (FileChannel channel =
        FileChannel.open(path, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
      Optional<Header> header =
          Blocks.fill(first, channel) ? ChangeLogFormat.header(first) : Optional.empty();
      if (size >= FORGOTTEN || !Boot.id().equals(header.map(Header::boot))) {
        throw new IOException("a log that nobody reads");
      }
      return header.map(Header::nonce).orElseThrow(() -> new IOException("no log"));
    }
  }

  /** In one call, so that the records of several writers do not mix. */
  private static void append(FileChannel channel, byte[] record) throws IOException {
    if (channel.write(ByteBuffer.wrap(record)) < record.length) {
      throw new IOException("half a record was written");
    }
  }

  private void remove(IOException why) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      e.addSuppressed(why);
      throw Failures.unavailable("write", path, e);
    }
  }

  /** Without its end, a change counts as one that is still under way, and is looked at. */
  private static void end(SessionId id, Open log) {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = log.channel()) {
      append(channel, ChangeLogFormat.record(log.nonce(), id, Step.END));
    } catch (IOException e) {
      System.getLogger(ChangeLog.class.getName())
          .log(System.Logger.Level.DEBUG, "the end of a change was not told", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
