package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the feature requests of an index, one after another in the order of the file, and a block
 * at a time. For one thread.
 */
final class IndexedTexts {

  private final FileChannel channel;
  private final long length;
  private final byte[] block = new byte[Blocks.SIZE];
  private long blockStart;
  private int blockLength;

  /** Where in the block the text lies that was found last. */
  private int start;

  private int end;

  IndexedTexts(FileChannel channel, long length) {
    this.channel = channel;
    this.length = length;
  }

  /**
   * Finds the feature request of an entry.
   *
   * @return false, if it is not in the index, or damaged
   */
  boolean find(SessionIndex index, int entry) throws IOException {
    ByteBuffer bytes = index.bytes(entry);
    long offset = bytes.getLong(IndexFormat.TEXT_OFFSET);
    int size = bytes.getInt(IndexFormat.TEXT_LENGTH);
    if (index.textForm(entry) == IndexFormat.IN_DOCUMENT
        || offset < 0
        || size < 0
        || size > IndexFormat.MAX_TEXT
        || offset > length - size) {
      return false;
    }
    if ((offset < blockStart || offset + size > blockStart + blockLength) && !read(offset, size)) {
      return false;
    }
    start = (int) (offset - blockStart);
    end = start + size;
    return IndexFormat.checksum(block, start, size) == bytes.getInt(IndexFormat.TEXT_CHECKSUM);
  }

  private boolean read(long offset, int size) throws IOException {
    blockStart = offset;
    blockLength = 0;
    ByteBuffer room = ByteBuffer.wrap(block, 0, (int) Math.min(block.length, length - offset));
    while (blockLength < size) {
      int read = channel.read(room, IndexFormat.HEADER + blockStart + blockLength);
      if (read < 0) {
        return false;
      }
      blockLength += read;
    }
    return true;
  }

  /** The bytes; the text that was found lies in them from {@link #start} to {@link #end}. */
  byte[] block() {
    return block;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The text that was found; empty, if the form is none. */
  Optional<String> text(int form) {
    int size = end - start;
    return switch (form) {
      case IndexFormat.ASCII, IndexFormat.LATIN_1 ->
          Optional.of(new String(block, start, size, StandardCharsets.ISO_8859_1));
      case IndexFormat.UTF_16 -> {
        // Not by a decoder, which would replace half a pair.
        char[] units = new char[size / 2];
        ByteBuffer.wrap(block, start, size).asCharBuffer().get(units);
        yield Optional.of(new String(units));
      }
      default -> Optional.empty();
    };
  }
}
