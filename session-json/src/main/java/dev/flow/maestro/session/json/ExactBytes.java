package dev.flow.maestro.session.json;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/**
 * Collects a text, of ASCII or of bytes that are copied, in an array that is never larger: what
 * does not fit at once is only counted, and written a second time.
 */
final class ExactBytes extends Writer {

  private static final int INITIAL = 1 << 14;

  private final byte[] bytes;
  private int size;

  private ExactBytes(int capacity) {
    this.bytes = new byte[capacity];
  }

  /** Something that writes the same each time. */
  interface Source {
    void writeTo(ExactBytes out) throws IOException;
  }

  static byte[] of(Source source) throws IOException {
    ExactBytes first = new ExactBytes(INITIAL);
    source.writeTo(first);
    if (first.size <= INITIAL) {
      return Arrays.copyOf(first.bytes, first.size);
    }
    ExactBytes second = new ExactBytes(first.size);
    source.writeTo(second);
    return second.bytes;
  }

  /** Takes bytes as they are. */
  void write(byte[] source, int from, int length) {
    if (size < bytes.length) {
      System.arraycopy(source, from, bytes, size, Math.min(length, bytes.length - size));
    }
    size = Math.addExact(size, length);
  }

  @Override
  public void write(char[] ascii, int from, int length) {
    int fitting = Math.min(length, bytes.length - size);
    for (int i = 0; i < fitting; i++) {
      bytes[size + i] = (byte) ascii[from + i];
    }
    size = Math.addExact(size, length);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
