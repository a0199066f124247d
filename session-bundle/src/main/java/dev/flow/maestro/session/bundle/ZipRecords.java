package dev.flow.maestro.session.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The records of a ZIP file around the packed contents, in the one form that we write, see PKWARE's
 * APPNOTE.TXT 6.3.10, section 4.3: deflated, sizes behind the content, no time, no extra field but
 * where an offset needs 64 bits. Writer and reader share them, so that the reader compares bytes
 * and interprets none: nothing can be read in two ways.
 */
final class ZipRecords {

  static final int LOCAL_LENGTH = 30;
  static final int DESCRIPTOR_LENGTH = 16;
  static final int NAME_LENGTH_AT = 26;
  static final int FLAGS_AT = 6;
  static final int METHOD_AT = 8;
  static final int LOCAL = 0x04034b50;
  static final int ENCRYPTED = 1;
  static final int DEFLATED = 8;

  private static final int DESCRIPTOR = 0x08074b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;

  private static final short VERSION = 20;
  private static final short VERSION_64 = 45;

  /** The sizes follow the content, and the name is in UTF-8. */
  private static final short FLAGS = 0x0808;

  /** The first day of DOS, 1980-01-01. */
  private static final short DATE = 0x0021;

  private static final long MOST_IN_32_BITS = 0xFFFF_FFFFL;
  private static final int MOST_IN_16_BITS = 0xFFFF;
  private static final int END_64_REST = 44;

  private ZipRecords() {}

  /** Before a content. */
  static byte[] local(byte[] name) {
    byte[] bytes = new byte[LOCAL_LENGTH + name.length];
    record(bytes)
        .putInt(LOCAL)
        .putShort(VERSION)
        .putShort(FLAGS)
        .putShort((short) DEFLATED)
        .putShort((short) 0)
        .putShort(DATE)
        .putInt(0)
        .putInt(0)
        .putInt(0)
        .putShort((short) name.length)
        .putShort((short) 0)
        .put(name);
    return bytes;
  }

  /** Behind a content. */
  static byte[] descriptor(ZipContent content) {
    byte[] bytes = new byte[DESCRIPTOR_LENGTH];
    record(bytes)
        .putInt(DESCRIPTOR)
        .putInt((int) content.crc())
        .putInt((int) content.packed())
        .putInt((int) content.size());
    return bytes;
  }

  /** In the list of all entries, behind them. */
  static byte[] central(byte[] name, ZipContent content, long offset) {
    boolean far = offset >= MOST_IN_32_BITS;
    byte[] bytes = new byte[46 + name.length + (far ? 12 : 0)];
    ByteBuffer record =
        record(bytes)
            .putInt(CENTRAL)
            .putShort(far ? VERSION_64 : VERSION)
            .putShort(far ? VERSION_64 : VERSION)
            .putShort(FLAGS)
            .putShort((short) DEFLATED)
            .putShort((short) 0)
            .putShort(DATE)
            .putInt((int) content.crc())
            .putInt((int) content.packed())
            .putInt((int) content.size())
            .putShort((short) name.length)
            .putShort((short) (far ? 12 : 0))
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) 0)
            .putInt(0)
            .putInt((int) Math.min(offset, MOST_IN_32_BITS))
            .put(name);
    if (far) {
      record.putShort((short) 1).putShort((short) 8).putLong(offset);
    }
    return bytes;
  }

  /** At the end: where the list of entries is. */
  static byte[] end(long entries, long size, long offset) {
    boolean large =
        entries >= MOST_IN_16_BITS || size >= MOST_IN_32_BITS || offset >= MOST_IN_32_BITS;
    byte[] bytes = new byte[22 + (large ? 76 : 0)];
    ByteBuffer record = record(bytes);
    if (large) {
      record
          .putInt(END_64)
          .putLong(END_64_REST)
          .putShort(VERSION_64)
          .putShort(VERSION_64)
          .putInt(0)
          .putInt(0)
          .putLong(entries)
          .putLong(entries)
          .putLong(size)
          .putLong(offset)
          .putInt(LOCATOR_64)
          .putInt(0)
          .putLong(offset + size)
          .putInt(1);
    }
    short shown = (short) Math.min(entries, MOST_IN_16_BITS);
    record
        .putInt(END)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort(shown)
        .putShort(shown)
        .putInt((int) Math.min(size, MOST_IN_32_BITS))
        .putInt((int) Math.min(offset, MOST_IN_32_BITS))
        .putShort((short) 0);
    return bytes;
  }

  private static ByteBuffer record(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
