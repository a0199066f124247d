package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.adapter.fs.ChangeLogFormat.Header;
import dev.flow.maestro.session.domain.SessionId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The log of changes, as long as it was when it was opened, to be read. */
final class OpenLog implements Closeable {

  private final FileChannel channel;
  private final Header header;
  private final long size;

  private OpenLog(FileChannel channel, Header header, long size) {
    this.channel = channel;
    this.header = header;
    this.size = size;
  }

  /** What lies at the place of the log. */
  enum State {
    ABSENT,
    WHOLE,
    /** Of another version, of another run of the system, or a copy. */
    FOREIGN,
    DAMAGED
  }

  /**
   * Opens the log of this run of the system.
   *
   * @return the log; empty, where there is none, or something else
   */
  static Optional<OpenLog> of(Path path) throws IOException {
    Optional<BasicFileAttributes> found = Attributes.of(path);
    if (found.isEmpty() || !found.get().isRegularFile()) {
      return Optional.empty();
    }
    FileChannel channel;
    try {
      channel = open(path);
    } catch (NoSuchFileException e) {
      // Removed meanwhile.
      return Optional.empty();
    }
    Optional<OpenLog> log = Optional.empty();
    try {
      byte[] first = new byte[ChangeLogFormat.HEADER];
      if (Blocks.fill(first, channel)) {
        // The size after the header, which is written before the rest.
        long size = channel.size();
        log =
            ChangeLogFormat.header(first)
                .filter(header -> isOfHere(header, path) && isSize(size))
                .map(header -> new OpenLog(channel, header, size));
      }
      return log;
    } finally {
      if (log.isEmpty()) {
        channel.close();
      }
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
  }

  private static boolean isOfHere(Header header, Path path) {
    return Boot.id().filter(header.boot()::equals).isPresent()
        && Stamp.of(path).filter(stamp -> stamp.inode() == header.inode()).isPresent();
  }

  private static boolean isSize(long size) {
    return (size - ChangeLogFormat.HEADER) % ChangeLogFormat.RECORD == 0;
  }

  /** Looks what lies there. */
  static State look(Path path) {
    try {
      Optional<BasicFileAttributes> found = Attributes.of(path);
      if (found.isEmpty()) {
        return State.ABSENT;
      }
      return found.get().isRegularFile()
          ? Interrupts.outlast(() -> lookAtFile(path))
          : State.DAMAGED;
    } catch (NoSuchFileException e) {
      return State.ABSENT;
    } catch (IOException e) {
      return State.FOREIGN;
    }
  }

  private static State lookAtFile(Path path) throws IOException {
    byte[] first = new byte[ChangeLogFormat.HEADER];
    try (FileChannel channel = open(path)) {
      if (!Blocks.fill(first, channel)) {
        return State.DAMAGED;
      }
      Optional<Header> header = ChangeLogFormat.header(first);
      if (header.isEmpty()) {
        return ChangeLogFormat.isForeign(first) ? State.FOREIGN : State.DAMAGED;
      }
      if (!isOfHere(header.get(), path)) {
        return State.FOREIGN;
      }
      OpenLog log = new OpenLog(channel, header.get(), channel.size());
      return isSize(log.size) && log.tail(ChangeLogFormat.HEADER).isPresent()
          ? State.WHOLE
          : State.DAMAGED;
    }
  }

  long nonce() {
    return header.nonce();
  }

  /** How long it was when it was opened, in bytes. */
  long size() {
    return size;
  }

  /** Whether all who change the store are known to write to it. */
  boolean isReady() {
    return header.ready();
  }

  /**
   * Reads from somewhere to its end.
   *
   * @param from where a record begins, or the end
   * @return what it tells; empty, if it is damaged
   */
  Optional<LogTail> tail(long from) throws IOException {
    Map<SessionId, Boolean> touched = new HashMap<>();
    byte[] block = new byte[(int) Math.min(Blocks.SIZE, Math.max(0, size - from))];
    for (long at = from; at < size; ) {
      int length = (int) Math.min(block.length, size - at);
      if (!read(at, block, length)) {
        return Optional.empty();
      }
      for (int record = 0; record < length; record += ChangeLogFormat.RECORD) {
        if (!ChangeLogFormat.isRecord(block, record, header.nonce())) {
          return Optional.empty();
        }
        touched.put(ChangeLogFormat.id(block, record), ChangeLogFormat.isEnd(block, record));
      }
      at += length;
    }
    return Optional.of(new LogTail(header.nonce(), size, touched));
  }

  private boolean read(long at, byte[] block, int length) throws IOException {
    ByteBuffer room = ByteBuffer.wrap(block, 0, length);
    while (room.hasRemaining()) {
      if (channel.read(room, at + room.position()) < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It was only read.
      System.getLogger(OpenLog.class.getName()).log(System.Logger.Level.DEBUG, "closing a log", e);
    }
  }
}
