package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads and writes block by block: with one large array, a channel takes as much memory again
 * outside of the heap, and keeps it.
 */
final class Blocks {

  static final int SIZE = 1 << 16;

  private Blocks() {}

  /**
   * Reads to the end, into an array that is no larger than it has to be.
   *
   * @param expected how much there was a moment ago
   * @return empty if there is more than {@code most}
   */
  static Optional<byte[]> readAll(InputStream in, long expected, int most) throws IOException {
    byte[] content = new byte[(int) Math.min(expected, most)];
    int length = 0;
    while (true) {
      if (length == content.length) {
        int next = in.read();
        if (next < 0) {
          return Optional.of(content);
        }
        if (length == most) {
          return Optional.empty();
        }
        content = Arrays.copyOf(content, (int) Math.min(most, length * 2L + SIZE));
        content[length++] = (byte) next;
      }
      int read = in.read(content, length, Math.min(SIZE, content.length - length));
      if (read < 0) {
        return Optional.of(Arrays.copyOf(content, length));
      }
      length += read;
    }
  }

  /** Fills the array; false if the end comes first. */
  static boolean fill(byte[] content, ReadableByteChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.position() < content.length) {
      buffer.limit(Math.min(content.length, buffer.position() + SIZE));
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Writes all of it. */
  static void write(WritableByteChannel channel, byte[] content) throws IOException {
    write(channel, content, content.length);
  }

  /** Writes the first bytes of it. */
  static void write(WritableByteChannel channel, byte[] content, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.position() < length) {
      buffer.limit(Math.min(length, buffer.position() + SIZE));
      channel.write(buffer);
    }
  }
}
