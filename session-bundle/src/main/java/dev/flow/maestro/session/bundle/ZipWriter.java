package dev.flow.maestro.session.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/**
 * Writes a ZIP file, the same bytes for the same contents. Unlike {@link
 * java.util.zip.ZipOutputStream} it keeps nothing in memory of what it has written, and asks no
 * clock and no time zone.
 */
final class ZipWriter implements Closeable {

  private static final int BLOCK = 1 << 16;

  private final OutputStream out;
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final Spool central = new Spool();
  private final byte[] content = new byte[BLOCK];
  private final byte[] packed = new byte[BLOCK];
  private long offset;
  private long entries;

  ZipWriter(OutputStream out) {
    this.out = out;
  }

  /** A content that turned out to be longer than an entry may be. */
  static final class TooLongException extends IOException {

    TooLongException(long most) {
      super("it is longer than " + most + " bytes");
    }
  }

  /**
   * Writes an entry.
   *
   * @throws TooLongException if the content is longer than {@code most}; then the file is of no use
   */
  ZipContent write(String name, InputStream in, long most) throws IOException {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    long begin = offset;
    put(ZipRecords.local(nameBytes));
    long dataBegin = offset;
    ZipContent.Meter meter = new ZipContent.Meter();
    deflater.reset();
    for (int read = in.read(content); read >= 0; read = in.read(content)) {
      meter.pass(content, 0, read);
      if (meter.size() > most) {
        throw new TooLongException(most);
      }
      deflater.setInput(content, 0, read);
      while (!deflater.needsInput()) {
        deflate();
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      deflate();
    }
    ZipContent written = meter.end(offset - dataBegin);
    put(ZipRecords.descriptor(written));
    central.write(ZipRecords.central(nameBytes, written, begin));
    entries++;
    return written;
  }

  private void deflate() throws IOException {
    int length = deflater.deflate(packed);
    out.write(packed, 0, length);
    offset += length;
  }

  private void put(byte[] record) throws IOException {
    out.write(record);
    offset += record.length;
  }

  /** Writes what stands behind the last entry. */
  void end() throws IOException {
    central.copyTo(out);
    out.write(ZipRecords.end(entries, central.size(), offset));
    out.flush();
  }

  /** Lets go of what it needed; the stream stays open. */
  @Override
  public void close() throws IOException {
    deflater.end();
    central.close();
  }
}
