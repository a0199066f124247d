package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.domain.InvalidInputException;
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

  /** Longer lines are neither written nor read: 8 MiB. */
  static final int MAX_LINE = 8 << 20;

  private static final int BLOCK = 8192;

  /** Most lines are shorter. */
  private static final int SHORT = 2048;

  private final SessionId id;
  private final Path path;
  private final DurableFiles files;

  HistoryFile(StoreLayout layout, SessionId id) {
    this.id = id;
    this.path = layout.history(id);
    this.files = layout.files();
  }

  /** A line, and where in the file it ends. */
  record Line(StoredEvent stored, long end) {

    /** Whether the change that it tells of is told by the lines behind it, too. */
    boolean hasMoreToCome() {
      return stored.fingerprint().isPresent()
          && Fingerprint.isOfMoreToCome(stored.fingerprint().get());
    }
  }

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

  /**
   * What was read of the file.
   *
   * @param lines lines one after another, oldest first, as far as they make sense
   * @param damagedLast what is wrong with the last line, if anything is
   */
  record Lines(List<Line> lines, Optional<DamagedException> damagedLast) {

    /** Whether some tell of a change together, so that not all lines of it may be here. */
    boolean haveMoreToCome() {
      for (Line line : lines) {
        if (line.hasMoreToCome()) {
          return true;
        }
      }
      return false;
    }
  }

  /** The last lines, two or fewer. */
  Lines lastTwo() throws IOException, DamagedException {
    return read(this::lastTwo);
  }

  /**
   * The last line alone, where it is of the document with this fingerprint; otherwise the last
   * lines, two or fewer.
   */
  Lines lastOf(String fingerprint) throws IOException, DamagedException {
    return read(
        channel -> {
          Optional<Line> last =
              shortLast(channel)
                  .filter(line -> line.stored().fingerprint().equals(Optional.of(fingerprint)));
          return last.isPresent()
              ? new Lines(List.of(last.get()), Optional.empty())
              : lastTwo(channel);
        });
  }

  /** All lines. */
  Lines all() throws IOException, DamagedException {
    return read(channel -> parse(new LineReader(channel, 0, MAX_LINE)));
  }

  /**
   * Drops what follows {@code position} and puts these events there. A file that is new can be read
   * by those who can read {@code like}.
   */
  void append(long position, List<StoredEvent> events, Path like) throws IOException {
    Attributes.requireRegularIfPresent(path);
    byte[] before = Interrupts.outlast(() -> linesBefore(position));
    files.writeTail(path, position, before, lines(events), like);
  }

  /** The same in one step: the old file stays as it is, or has all of these events. */
  void extend(long position, List<StoredEvent> events) throws IOException {
    Attributes.requireRegularIfPresent(path);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Interrupts.outlast(() -> bytes(0, position)));
    all.writeBytes(lines(events));
    files.replace(path, all.toByteArray(), () -> {});
  }

  /** The last two lines or more that end at {@code position}, as they are. */
  private byte[] linesBefore(long position) throws IOException {
    if (position == 0) {
      return new byte[0];
    }
    try (SeekableByteChannel channel = open()) {
      return bytes(channel, startOfLastTwo(channel, position), position);
    }
  }

  private byte[] bytes(long begin, long end) throws IOException {
    if (begin == end) {
      return new byte[0];
    }
    try (SeekableByteChannel channel = open()) {
      return bytes(channel, begin, end);
    }
  }

  private static byte[] bytes(SeekableByteChannel channel, long begin, long end)
      throws IOException {
    byte[] bytes = new byte[(int) (end - begin)];
    if (!Blocks.fill(bytes, channel.position(begin))) {
      throw new IOException("somebody else made it shorter");
    }
    return bytes;
  }

  /** Events as they are written. */
  static byte[] lines(List<StoredEvent> events) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (StoredEvent event : events) {
      byte[] line = (event.toLine() + "\n").getBytes(StandardCharsets.US_ASCII);
      if (line.length > MAX_LINE) {
        throw InvalidInputException.of(
            "change", line.length + " bytes", "at most " + MAX_LINE + " bytes in the history");
      }
      lines.writeBytes(line);
    }
    return lines.toByteArray();
  }

  private interface Reading {
    Lines from(SeekableByteChannel channel) throws IOException, DamagedException;
  }

  private Lines read(Reading reading) throws IOException, DamagedException {
    Attributes.requireRegularIfPresent(path);
    try (SeekableByteChannel channel = open()) {
      return reading.from(channel);
    } catch (NoSuchFileException e) {
      return new Lines(List.of(), Optional.empty());
    }
  }

  private Lines lastTwo(SeekableByteChannel channel) throws IOException, DamagedException {
    return parse(new LineReader(channel, startOfLastTwo(channel, channel.size()), MAX_LINE));
  }

  /** The last line, read in one go; empty where it is long or makes no sense. */
  private Optional<Line> shortLast(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    long begin = Math.max(0, size - SHORT);
    ByteBuffer block = ByteBuffer.allocate((int) (size - begin));
    channel.position(begin);
    while (block.hasRemaining() && channel.read(block) >= 0) {
      // As far as there is something.
    }
    int end = lastLineFeed(block, block.position());
    int start = lastLineFeed(block, end) + 1;
    if (end <= start || (start == 0 && begin > 0)) {
      return Optional.empty();
    }
    try {
      byte[] line = Arrays.copyOfRange(block.array(), start, end);
      return Optional.of(new Line(event(line, begin + start), begin + end + 1));
    } catch (DamagedException e) {
      return Optional.empty();
    }
  }

  /** Where the last line feed before {@code limit} is, or -1. */
  private static int lastLineFeed(ByteBuffer block, int limit) {
    int at = limit - 1;
    while (at >= 0 && block.get(at) != '\n') {
      at--;
    }
    return at;
  }

  private SeekableByteChannel open() throws IOException {
    return Files.newByteChannel(path, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
  }

  /** Where the last two lines before {@code size} begin, or one or more before them. */
  private static long startOfLastTwo(SeekableByteChannel channel, long size) throws IOException {
    int lineFeeds = 0;
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long end = size; end > 0; end -= BLOCK) {
      long begin = Math.max(0, end - BLOCK);
      block.clear().limit((int) (end - begin));
      channel.position(begin);
      while (block.hasRemaining() && channel.read(block) >= 0) {
        // A shorter file than a moment ago: somebody dropped an event that never happened.
      }
      for (int i = block.position() - 1; i >= 0; i--) {
        // An empty line is none.
        boolean ends = block.get(i) == '\n' && (i == 0 || block.get(i - 1) != '\n');
        if (ends && ++lineFeeds > 2) {
          return begin + i + 1;
        }
      }
    }
    return 0;
  }

  private Lines parse(LineReader reader) throws IOException, DamagedException {
    List<Line> lines = new ArrayList<>();
    Optional<DamagedException> damaged = Optional.empty();
    while (reader.next()) {
      if (damaged.isPresent()) {
        throw damaged.get();
      }
      try {
        lines.add(new Line(event(reader), reader.end()));
      } catch (DamagedException e) {
        damaged = Optional.of(e);
      }
    }
    return new Lines(lines, damaged);
  }

  private StoredEvent event(LineReader reader) throws DamagedException {
    if (reader.isTooLong()) {
      throw new DamagedException(
          "the line is longer than " + MAX_LINE + " bytes", Optional.empty(), reader.begin());
    }
    return event(reader.line(), reader.begin());
  }

  private StoredEvent event(byte[] line, long begin) throws DamagedException {
    try {
      StoredEvent stored = StoredEvent.parse(line);
      if (!stored.event().sessionId().equals(id)) {
        throw new DamagedException(
            "is of session " + stored.event().sessionId(), Optional.of("session_id"), begin);
      }
      return stored;
    } catch (MalformedDocumentException e) {
      throw new DamagedException(
          String.valueOf(e.getMessage()), e.member(), begin + e.offset().orElse(0));
    }
  }
}
