package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.adapter.fs.IndexFormat.Header;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The entries of an index file. What they say of a session holds only while its document has the
 * stamp of the entry. For any number of threads.
 */
final class SessionIndex implements AutoCloseable {

  private static final int NOBODY = -1;

  /** The part of the memory that the entries of an index may take. */
  private static final int PART_OF_MEMORY = 6;

  private final Header header;
  private final ByteBuffer entries;
  private final FileChannel channel;

  /** The numbers of entries by the hash of the id; a slot that is taken leads to the next one. */
  private final int[] slots;

  private SessionIndex(Header header, ByteBuffer entries, FileChannel channel, int[] slots) {
    this.header = header;
    this.entries = entries;
    this.channel = channel;
    this.slots = slots;
  }

  private SessionIndex(Header header, ByteBuffer entries, FileChannel channel) {
    this(header, entries, channel, new int[Integer.highestOneBit(Math.max(4, header.count())) * 4]);
    Arrays.fill(slots, NOBODY);
    for (int entry = 0; entry < header.count(); entry++) {
      int slot = slot(high(entry), low(entry));
      while (slots[slot] != NOBODY) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = entry;
    }
  }

  /** What a file was found to be. */
  enum State {
    ABSENT,
    WHOLE,
    /** Of another version, or too large for the memory there is. */
    FOREIGN,
    DAMAGED
  }

  private record Loaded(State state, Optional<SessionIndex> index) {

    static Loaded not(State state) {
      return new Loaded(state, Optional.empty());
    }
  }

  /**
   * Opens an index file.
   *
   * @return the index; empty where there is none that can be used, whatever the reason
   */
  static Optional<SessionIndex> open(Path file) {
    return load(file).index();
  }

  /** Looks what a file is. */
  static State look(Path file) {
    Loaded loaded = load(file);
    if (loaded.index().isPresent()) {
      loaded.index().get().close();
    }
    return loaded.state();
  }

  private static Loaded load(Path file) {
    try {
      Optional<BasicFileAttributes> found = Attributes.of(file);
      if (found.isEmpty()) {
        return Loaded.not(State.ABSENT);
      }
      // A pipe would be waited for.
      return found.get().isRegularFile()
          ? Interrupts.outlast(() -> read(file))
          : Loaded.not(State.DAMAGED);
    } catch (IOException e) {
      return Loaded.not(State.FOREIGN);
    }
  }

  private static Loaded read(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
    Loaded loaded = Loaded.not(State.DAMAGED);
    try {
      loaded = read(channel);
      return loaded;
    } finally {
      if (loaded.index().isEmpty()) {
        channel.close();
      }
    }
  }

  private static Loaded read(FileChannel channel) throws IOException {
    byte[] first = new byte[IndexFormat.HEADER];
    long size = channel.size();
    if (!Blocks.fill(first, channel)) {
      return Loaded.not(State.DAMAGED);
    }
    ByteBuffer start = ByteBuffer.wrap(first);
    if (start.getLong(0) == IndexFormat.MAGIC && !IndexFormat.isOurs(start)) {
      return Loaded.not(State.FOREIGN);
    }
    Header header = IndexFormat.header(start);
    if (!IndexFormat.isOurs(start)
        || header.count() < 0
        || header.textsLength() < 0
        || header.textsLength() > size
        || header.fileSize() != size) {
      return Loaded.not(State.DAMAGED);
    }
    if (!fits(header.count())) {
      return Loaded.not(State.FOREIGN);
    }
    byte[] entries = new byte[header.count() * IndexFormat.ENTRY];
    if (!Blocks.fill(entries, channel.position(IndexFormat.HEADER + header.textsLength()))
        || !Arrays.equals(header.withChecksumOf(entries), first)) {
      return Loaded.not(State.DAMAGED);
    }
    return new Loaded(
        State.WHOLE, Optional.of(new SessionIndex(header, ByteBuffer.wrap(entries), channel)));
  }

  /** Whether the memory is large enough for so many entries. */
  static boolean fits(int count) {
    long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
    return (long) count * IndexFormat.ENTRY <= most;
  }

  int count() {
    return header.count();
  }

  /** The same entries once more, with the feature requests from what is in the file now. */
  SessionIndex again(Path file) throws IOException {
    return new SessionIndex(
        header,
        entries,
        FileChannel.open(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS)),
        slots);
  }

  /** Whether each entry holds of which this log does not tell behind {@link #logEnd}. */
  boolean reliesOn(OpenLog log) {
    return header.log() == log.nonce() && header.logEnd() <= log.size();
  }

  /** How long the log was on which this relies, in bytes. */
  long logEnd() {
    return header.logEnd();
  }

  /** Whether every entry of the folder with this stamp, and nothing else, has an entry here. */
  boolean hasAllOf(Stamp folders) {
    return !folders.isSameAs(Stamp.NONE) && folders.isSameAs(header.folders());
  }

  /** The number of the entry of a session, or -1. */
  int find(SessionId id) {
    long high = id.value().getMostSignificantBits();
    long low = id.value().getLeastSignificantBits();
    int slot = slot(high, low);
    while (slots[slot] != NOBODY && (high(slots[slot]) != high || low(slots[slot]) != low)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slots[slot];
  }

  private int slot(long high, long low) {
    long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32) & (slots.length - 1);
  }

  private long high(int entry) {
    return entries.getLong(at(entry, IndexFormat.ID_HIGH));
  }

  private long low(int entry) {
    return entries.getLong(at(entry, IndexFormat.ID_LOW));
  }

  private static int at(int entry, int component) {
    return entry * IndexFormat.ENTRY + component;
  }

  SessionId id(int entry) {
    return new SessionId(new UUID(high(entry), low(entry)));
  }

  /** Orders as {@link SessionId} does. */
  int compareIds(int entry, int other) {
    int high = Long.compareUnsigned(high(entry), high(other));
    return high != 0 ? high : Long.compareUnsigned(low(entry), low(other));
  }

  boolean hasStamp(int entry, Stamp stamp) {
    return stamp.isSameAs(IndexFormat.stamp(entries, at(entry, IndexFormat.STAMP)));
  }

  /** Whether nothing is known of a session but the stamp. */
  boolean isLeftOut(int entry) {
    return entries.get(at(entry, IndexFormat.STATUS)) == IndexFormat.LEFT_OUT;
  }

  boolean mayMatch(int entry, GlanceFilter filter) {
    return filter.mayMatch(
        created(entry),
        entries.getLong(at(entry, IndexFormat.CHANGED)),
        entries.get(at(entry, IndexFormat.STATUS)),
        entries.get(at(entry, IndexFormat.PHASE)),
        entries.getInt(at(entry, IndexFormat.BRANCH)));
  }

  /** When the session was created, in microseconds of the epoch. */
  long created(int entry) {
    return entries.getLong(at(entry, IndexFormat.CREATED));
  }

  /** The bytes of an entry, as they are in the file. */
  ByteBuffer bytes(int entry) {
    return entries.slice(at(entry, 0), IndexFormat.ENTRY);
  }

  int textForm(int entry) {
    return entries.get(at(entry, IndexFormat.TEXT_FORM));
  }

  /** For reading the feature requests; each is for one thread. */
  IndexedTexts texts() {
    return new IndexedTexts(channel, header.textsLength());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
