package dev.flow.maestro.session.adapter.fs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads a file line by line, with the place of each, in bounded memory. Empty lines are passed
 * over, and so is what follows the last line feed.
 */
final class LineReader {

  private static final int SMALL = 8192;
  private static final int INITIAL = 512;

  private final SeekableByteChannel channel;
  private final int maxLength;
  private final ByteBuffer buffer = ByteBuffer.allocate(SMALL).limit(0);
  private ByteArrayOutputStream line = new ByteArrayOutputStream(INITIAL);
  private long position;
  private long begin;
  private boolean tooLong;

  LineReader(SeekableByteChannel channel, long start, int maxLength) throws IOException {
    this.channel = channel.position(start);
    this.maxLength = maxLength;
    this.position = start;
  }

  /** Goes on to the next line; false where there is none. */
  boolean next() throws IOException {
    start();
    while (fill()) {
      byte[] bytes = buffer.array();
      int from = buffer.position();
      int to = from;
      while (to < buffer.limit() && bytes[to] != '\n') {
        to++;
      }
      keep(bytes, from, to - from);
      position += to - from;
      buffer.position(to);
      if (to < buffer.limit()) {
        buffer.position(to + 1);
        position++;
        if (position - begin > 1) {
          return true;
        }
        start();
      }
    }
    return false;
  }

  private void start() {
    // A long line is not kept for the short ones that follow.
    line = line.size() > SMALL ? new ByteArrayOutputStream(INITIAL) : line;
    line.reset();
    tooLong = false;
    begin = position;
  }

  private boolean fill() throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.clear();
      int read = channel.read(buffer);
      buffer.flip();
      return read > 0;
    }
    return true;
  }

  private void keep(byte[] bytes, int from, int length) {
    if (!tooLong && line.size() + (long) length > maxLength) {
      tooLong = true;
      line = new ByteArrayOutputStream(INITIAL);
    }
    if (!tooLong) {
      line.write(bytes, from, length);
    }
  }

  /** Where in the file the line begins. */
  long begin() {
    return begin;
  }

  /** Where in the file the next line begins. */
  long end() {
    return position;
  }

  /** Whether the line is longer than was asked for; then it was not kept. */
  boolean isTooLong() {
    return tooLong;
  }

  /** The line, without its line feed. */
  byte[] line() {
    return line.toByteArray();
  }
}
