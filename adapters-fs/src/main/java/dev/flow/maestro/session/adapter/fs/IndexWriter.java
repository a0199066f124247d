package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.adapter.fs.IndexFormat.Header;
import dev.flow.maestro.session.domain.SessionId;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes an index beside the one that is there, and puts it in its place when it is whole. It is
 * not forced: what a power cut leaves of it does not have its checksum. Who is the last of several
 * to write one, wins.
 *
 * <p>It is for its owner alone: others may not be allowed to read every document that it tells of.
 */
final class IndexWriter implements Closeable {

  /** A writer that is at work is done long before. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path caches;
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final IndexPolicy policy;
  private final long moment;
  private final Optional<LogMark> log;
  private final byte[] entryBytes;
  private final ByteBuffer entries;
  private final ByteArrayOutputStream texts = new ByteArrayOutputStream(Blocks.SIZE);
  private long textsLength;
  private boolean placed;

  private IndexWriter(
      StoreLayout layout,
      Path temporary,
      FileChannel channel,
      IndexPolicy policy,
      long moment,
      Optional<LogMark> log,
      byte[] entryBytes) {
    this.policy = policy;
    this.caches = layout.caches();
    this.target = layout.index();
    this.temporary = temporary;
    this.channel = channel;
    this.moment = moment;
    this.log = log;
    this.entryBytes = entryBytes;
    this.entries = ByteBuffer.wrap(entryBytes);
  }

  /**
   * Begins an index.
   *
   * @param most how many entries there can be
   * @param since when reading the store began, by {@link System#nanoTime}
   * @param log how far the log had come before that, where there is one that can be relied on
   */
  static IndexWriter open(
      StoreLayout layout, IndexPolicy policy, int most, long since, Optional<LogMark> log)
      throws IOException {
    Path target = layout.index();
    Attributes.requireNoFolder(target);
    if (FileSystemProbe.isNetwork(Files.getFileStore(layout.sessions()).type())) {
      throw new IOException("stamps of a network file system may be old ones");
    }
    try {
      Files.createDirectory(layout.caches());
    } catch (FileAlreadyExistsException e) {
      // As it should be.
    }
    Path temporary =
        target.resolveSibling(
            target.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "."
                + System.nanoTime()
                + DurableFiles.TEMPORARY);
    FileChannel channel = NewFile.forOwner(temporary);
    try {
      // By the clock of the file system, which may be another machine's.
      long made = Stamp.of(temporary).orElse(Stamp.NONE).modified();
      channel.position(IndexFormat.HEADER);
      return new IndexWriter(
          layout,
          temporary,
          channel,
          policy,
          made - (System.nanoTime() - since),
          log,
          new byte[Math.multiplyExact(most, IndexFormat.ENTRY)]);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /**
   * Adds a session whose document had this stamp before and after it was read. If a later change
   * may not show in the stamp, what was read is of use only to those who believe the log.
   */
  void add(SessionId id, Stamp stamp, Glance glance, String request) throws IOException {
    boolean settled = policy.isSettled(stamp, moment);
    if (!settled && log.isEmpty()) {
      leaveOut(id, Stamp.NONE);
      return;
    }
    int form = form(request);
    byte[] text =
        switch (form) {
          case IndexFormat.IN_DOCUMENT -> new byte[0];
          case IndexFormat.UTF_16 -> utf16(request);
          default -> request.getBytes(StandardCharsets.ISO_8859_1);
        };
    begin(id, settled ? stamp : Stamp.NONE);
    entries.putLong(glance.created()).putLong(glance.changed());
    putText(text, 0, text.length);
    entries.putInt(glance.branch());
    entries.put((byte) glance.status()).put((byte) glance.phase()).put((byte) form).put((byte) 0);
  }

  /**
   * Adds what has to be read each time.
   *
   * @param stamp that of the document, where that was settled and could not be made anything of
   */
  void leaveOut(SessionId id, Stamp stamp) {
    begin(id, policy.isSettled(stamp, moment) ? stamp : Stamp.NONE);
    entries.put(new byte[IndexFormat.STATUS - IndexFormat.CREATED]);
    entries.put((byte) IndexFormat.LEFT_OUT).put((byte) 0);
    entries.put((byte) IndexFormat.IN_DOCUMENT).put((byte) 0);
  }

  private void begin(SessionId id, Stamp stamp) {
    entries.putLong(id.value().getMostSignificantBits());
    entries.putLong(id.value().getLeastSignificantBits());
    IndexFormat.put(stamp, entries);
  }

  private void putText(byte[] bytes, int from, int length) throws IOException {
    entries.putLong(textsLength).putInt(length);
    entries.putInt(IndexFormat.checksum(bytes, from, length));
    texts.write(bytes, from, length);
    textsLength += length;
    if (texts.size() >= Blocks.SIZE) {
      flush();
    }
  }

  private void flush() throws IOException {
    byte[] block = texts.toByteArray();
    Blocks.write(channel, block, block.length);
    texts.reset();
  }

  /** Adds an entry of another index that still holds; one whose text is damaged is left out. */
  void copy(SessionIndex index, int entry, IndexedTexts from) throws IOException {
    boolean inline = index.textForm(entry) != IndexFormat.IN_DOCUMENT;
    if (inline && !from.find(index, entry)) {
      leaveOut(index.id(entry), Stamp.NONE);
      return;
    }
    ByteBuffer bytes = index.bytes(entry);
    entries.put(bytes.slice(0, IndexFormat.TEXT_OFFSET));
    putText(from.block(), inline ? from.start() : 0, inline ? from.end() - from.start() : 0);
    entries.put(bytes.slice(IndexFormat.BRANCH, IndexFormat.ENTRY - IndexFormat.BRANCH));
  }

  /**
   * Puts the index in place.
   *
   * @param folders the stamp of the folder of the sessions, if it had it before and still has it,
   *     and all in there has an entry
   */
  void place(Optional<Stamp> folders) throws IOException {
    flush();
    Header header =
        new Header(
            entries.position() / IndexFormat.ENTRY,
            textsLength,
            folders.filter(stamp -> policy.isSettled(stamp, moment)).orElse(Stamp.NONE),
            log.map(LogMark::nonce).orElse(0L),
            log.map(LogMark::end).orElse(0L));
    Blocks.write(channel, entryBytes, entries.position());
    channel.position(0);
    Blocks.write(channel, header.withChecksumOf(entryBytes), IndexFormat.HEADER);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    placed = true;
    sweep();
  }

  /** Removes what other writers left that were killed. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(caches)) {
      for (Path path : found) {
        if (isAbandoned(path)) {
          Files.deleteIfExists(path);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw new IOException(e.getCause());
    }
  }

  /** Whether a file is an index or a log that was begun long ago and never put in place. */
  static boolean isAbandoned(Path path) {
    String name = String.valueOf(path.getFileName());
    boolean ours = name.startsWith(StoreLayout.INDEX) || name.startsWith(StoreLayout.CHANGES);
    if (!ours || !name.endsWith(DurableFiles.TEMPORARY)) {
      return false;
    }
    try {
      FileTime written =
          Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS).lastModifiedTime();
      return written.toInstant().isBefore(Instant.now().minus(ABANDONED));
    } catch (IOException e) {
      return false;
    }
  }

  private static int form(String request) {
    int units = request.length();
    if (units > IndexFormat.MAX_TEXT) {
      return IndexFormat.IN_DOCUMENT;
    }
    int all = 0;
    for (int i = 0; i < units; i++) {
      all |= request.charAt(i);
    }
    if (all < 0x80) {
      return IndexFormat.ASCII;
    }
    if (all < 0x100) {
      return IndexFormat.LATIN_1;
    }
    return units * 2 > IndexFormat.MAX_TEXT ? IndexFormat.IN_DOCUMENT : IndexFormat.UTF_16;
  }

  /** Not by an encoder, which would replace half a pair. */
  private static byte[] utf16(String request) {
    ByteBuffer bytes = ByteBuffer.allocate(request.length() * 2);
    bytes.asCharBuffer().put(request);
    return bytes.array();
  }

  /** Gives up what was not put in place. */
  @Override
  public void close() throws IOException {
    if (!placed) {
      channel.close();
      Files.deleteIfExists(temporary);
    }
  }
}
