package dev.flow.maestro.session.bundle;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a ZIP file as {@link ZipWriter} writes it, from its first byte to its last, and refuses any
 * other: what is not packed content is compared with what it must be. Nothing is kept of an entry
 * that was read, but a digest of what the list at the end must say.
 */
final class ZipReader implements AutoCloseable {

  private static final int BLOCK = 1 << 16;
  private static final int LONGEST_NAME = 4096;

  private final InputStream in;
  private final String location;
  private final Inflater inflater = new Inflater(true);
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int limit;
  private long blockBegin;
  private long left;

  private final MessageDigest central = Sha256.start();
  private long centralSize;
  private long entries;
  private Optional<Content> open = Optional.empty();
  private String name = "bundle";

  /**
   * Reads from a stream, and closes it in the end.
   *
   * @param most how many bytes all contents may have together, unpacked
   */
  ZipReader(InputStream in, String location, long most) {
    this.in = in;
    this.location = location;
    this.left = most;
  }

  /** What is wrong, at the place that was read last. */
  UnreadableSessionException problem(String reason) {
    return new UnreadableSessionException(
        new UnreadableRecord(
            name, location, Optional.empty(), OptionalLong.of(position()), reason));
  }

  private long position() {
    return blockBegin + at;
  }

  /**
   * Goes to the next entry, whose name is given; what is left of the one before is read. Empty
   * behind the last one, where the file has been found to end as it must.
   */
  Optional<String> next() {
    open.ifPresent(Content::finish);
    open = Optional.empty();
    long begin = position();
    byte[] signature = take(4);
    if (little(signature).getInt() != ZipRecords.LOCAL) {
      if (entries == 0) {
        throw problem("it does not begin as a bundle does");
      }
      requireEnd(signature, begin);
      return Optional.empty();
    }
    byte[] header = Arrays.copyOf(signature, ZipRecords.LOCAL_LENGTH);
    byte[] rest = take(ZipRecords.LOCAL_LENGTH - signature.length);
    System.arraycopy(rest, 0, header, signature.length, rest.length);
    ByteBuffer fields = little(header);
    int nameLength = Short.toUnsignedInt(fields.getShort(ZipRecords.NAME_LENGTH_AT));
    if (nameLength > LONGEST_NAME) {
      throw problem("the name of an entry is longer than " + LONGEST_NAME + " bytes");
    }
    byte[] nameBytes = take(nameLength);
    name = decoded(nameBytes);
    if (!Arrays.equals(header, Arrays.copyOf(ZipRecords.local(nameBytes), header.length))) {
      throw problem(
          (fields.getShort(ZipRecords.FLAGS_AT) & ZipRecords.ENCRYPTED) != 0
              ? "it is encrypted"
              : fields.getShort(ZipRecords.METHOD_AT) != ZipRecords.DEFLATED
                  ? "it is packed in another way than an entry of a bundle"
                  : "its header is not that of an entry of a bundle");
    }
    entries++;
    open = Optional.of(new Content(nameBytes, begin));
    return Optional.of(name);
  }

  private String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw problem("the name of an entry is not UTF-8");
    }
  }

  /** The content of the entry that is next, of which there may be so much. */
  Content content(long most) {
    Content content = open.orElseThrow();
    content.most = most;
    return content;
  }

  /** Makes sure that the list of entries and the end are what they must be, and nothing follows. */
  private void requireEnd(byte[] signature, long begin) {
    MessageDigest found = Sha256.start();
    found.update(signature);
    for (long rest = centralSize - signature.length; rest > 0; ) {
      byte[] part = take((int) Math.min(rest, BLOCK));
      found.update(part);
      rest -= part.length;
    }
    if (!Arrays.equals(found.digest(), central.digest())) {
      throw problem("the list of entries at the end is not that of the entries");
    }
    byte[] end = ZipRecords.end(entries, centralSize, begin);
    if (!Arrays.equals(take(end.length), end)) {
      throw problem("it does not end as a bundle does");
    }
    if (fill()) {
      throw problem("something follows its end");
    }
  }

  private byte[] take(int length) {
    byte[] bytes = new byte[length];
    for (int taken = 0; taken < length; ) {
      if (!fill()) {
        throw problem("it ends too early");
      }
      int part = Math.min(length - taken, limit - at);
      System.arraycopy(block, at, bytes, taken, part);
      at += part;
      taken += part;
    }
    return bytes;
  }

  /** Makes sure that there is something in the block; false at the end of the file. */
  private boolean fill() {
    if (at < limit) {
      return true;
    }
    try {
      blockBegin += limit;
      at = 0;
      limit = 0;
      limit = Math.max(0, in.read(block));
      return limit > 0;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          location, "cannot read " + location + ": " + e.getMessage(), e);
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The content of an entry. It throws what is wrong as an {@link UnreadableSessionException}. */
  final class Content extends InputStream {

    private final byte[] nameBytes;
    private final long begin;
    private final long dataBegin = position();
    private final ZipContent.Meter meter = new ZipContent.Meter();
    private Optional<ZipContent> measured = Optional.empty();
    private long most;

    private Content(byte[] nameBytes, long begin) {
      this.nameBytes = nameBytes;
      this.begin = begin;
      inflater.reset();
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      if (measured.isPresent()) {
        return -1;
      }
      if (length == 0) {
        return 0;
      }
      int read = inflate(bytes, from, length);
      if (read == 0) {
        end();
        return -1;
      }
      meter.pass(bytes, from, read);
      left -= read;
      if (meter.size() > most) {
        throw problem("it is longer than " + most + " bytes");
      }
      if (left < 0) {
        throw problem("all contents together are longer than is allowed");
      }
      return read;
    }

    private int inflate(byte[] bytes, int from, int length) {
      try {
        while (true) {
          int read = inflater.inflate(bytes, from, length);
          if (inflater.finished()) {
            at = limit - inflater.getRemaining();
          }
          if (read > 0 || inflater.finished()) {
            return read;
          }
          if (inflater.needsDictionary()) {
            throw problem("its content is damaged");
          }
          if (!fill()) {
            throw problem("it ends too early");
          }
          // All of the block is the inflater's, until it says what is left of it.
          inflater.setInput(block, at, limit - at);
          at = limit;
        }
      } catch (DataFormatException e) {
        throw problem("its content is damaged");
      }
    }

    private void end() {
      ZipContent content = meter.end(position() - dataBegin);
      if (!Arrays.equals(take(ZipRecords.DESCRIPTOR_LENGTH), ZipRecords.descriptor(content))) {
        throw problem("its checksum or size is not that of its content");
      }
      byte[] record = ZipRecords.central(nameBytes, content, begin);
      central.update(record);
      centralSize += record.length;
      measured = Optional.of(content);
    }

    /** Reads what is left, and tells what it was. */
    ZipContent finish() {
      byte[] skipped = new byte[BLOCK];
      while (read(skipped, 0, BLOCK) >= 0) {
        // Only to be measured.
      }
      return measured.orElseThrow();
    }
  }

  @Override
  public void close() {
    inflater.end();
    try {
      in.close();
    } catch (IOException e) {
      throw new StoreUnavailableException(
          location, "cannot read " + location + ": " + e.getMessage(), e);
    }
  }
}
