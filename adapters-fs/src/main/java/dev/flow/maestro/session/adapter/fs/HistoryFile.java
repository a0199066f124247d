package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A {@code history.jsonl}: one event a line, oldest first. What follows the last line feed is what
 * a crashed writer left of a line; it does not count.
 */
final class HistoryFile {

  private static final int FIRST_BLOCK = 4096;

  private final SessionId id;
  private final Path path;

  HistoryFile(StoreLayout layout, SessionId id) {
    this.id = id;
    this.path = layout.history(id);
  }

  /** A line, and where in the file it ends. */
  record Line(StoredEvent stored, long end) {}

  /** A line that is no event of this session. */
  static final class DamagedException extends Exception {

    private final transient Optional<String> member;
    private final long offset;

    DamagedException(String reason, Optional<String> member, long offset) {
      super(reason);
      this.member = member;
      this.offset = offset;
    }

    /** What is wrong with the file at this place, in words of the port. */
    UnreadableRecord inRecord(SessionId id, Path path) {
      return new UnreadableRecord(
          id.toString(),
          path.toString(),
          member,
          OptionalLong.of(offset),
          String.valueOf(getMessage()));
    }
  }

  Path path() {
    return path;
  }

  /** The last lines, two or fewer, oldest first. */
  List<Line> lastTwo() throws IOException, DamagedException {
    return read(2);
  }

  /** All lines. */
  List<Line> all() throws IOException, DamagedException {
    return read(Integer.MAX_VALUE);
  }

  /**
   * Drops what follows {@code position} and puts these events there. A file that is new can be read
   * by those who can read {@code like}.
   */
  void append(long position, List<StoredEvent> events, Path like) throws IOException {
    RegularFiles.requireIfPresent(path);
    DurableFiles.writeTail(path, position, lines(events), like);
  }

  /** Events as they are written. */
  static byte[] lines(List<StoredEvent> events) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (StoredEvent event : events) {
      lines.writeBytes((event.toLine() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    return lines.toByteArray();
  }

  private List<Line> read(int count) throws IOException, DamagedException {
    byte[] tail;
    long start;
    RegularFiles.requireIfPresent(path);
    try (SeekableByteChannel channel =
        Files.newByteChannel(path, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
      long size = channel.size();
      long block = count == Integer.MAX_VALUE ? size : FIRST_BLOCK;
      while (true) {
        start = Math.max(0, size - block);
        tail = readFrom(channel, start, length(size - start));
        if (start == 0 || lineFeeds(tail) > count) {
          break;
        }
        block *= 4;
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return parse(tail, start, count);
  }

  private static int length(long bytes) throws IOException {
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new IOException("it is larger than 2 GiB");
    }
    return (int) bytes;
  }

  private static byte[] readFrom(SeekableByteChannel channel, long start, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    channel.position(start);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A shorter file than a moment ago: somebody dropped an event that never happened.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static int lineFeeds(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      if (b == '\n') {
        count++;
      }
    }
    return count;
  }

  /** Parses the last lines of a piece of the file that begins at {@code start}. */
  private List<Line> parse(byte[] piece, long start, int count) throws DamagedException {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < piece.length; i++) {
      if (piece[i] == '\n') {
        ends.add(i);
      }
    }
    List<Line> lines = new ArrayList<>();
    for (int n = Math.max(0, ends.size() - count); n < ends.size(); n++) {
      int from = n == 0 ? 0 : ends.get(n - 1) + 1;
      int to = ends.get(n);
      try {
        StoredEvent stored = StoredEvent.parse(Arrays.copyOfRange(piece, from, to));
        if (!stored.event().sessionId().equals(id)) {
          throw new DamagedException(
              "is of session " + stored.event().sessionId(),
              Optional.of("session_id"),
              start + from);
        }
        lines.add(new Line(stored, start + to + 1));
      } catch (MalformedDocumentException e) {
        throw new DamagedException(
            String.valueOf(e.getMessage()), e.member(), start + from + e.offset().orElse(0));
      }
    }
    return lines;
  }
}
