package dev.flow.maestro.session.adapter.fs;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The file of the index: a header, the feature requests one behind the other, and an entry of fixed
 * length for each session. Numbers are big-endian. The checksum, a CRC-32C (RFC 3720, section
 * 12.1), is of the header and the entries; each entry has the one of its feature request.
 */
final class IndexFormat {

  static final long MAGIC = 0x4d53_4553_5349_4458L;

  /**
   * To be raised with the form of the file, and whenever the reading of a document comes to yield
   * something else than before.
   */
  static final int VERSION = 2;

  static final int HEADER = 80;
  static final int ENTRY = 88;

  /** Longer feature requests, in bytes, stay in their documents. */
  static final int MAX_TEXT = 4096;

  /** How the feature request is kept. */
  static final int ASCII = 0;

  static final int LATIN_1 = 1;
  static final int UTF_16 = 2;
  static final int IN_DOCUMENT = 3;

  /** The status of a session of which only the stamp is kept: it has to be read each time. */
  static final int LEFT_OUT = 63;

  // Where in an entry what begins.
  static final int ID_HIGH = 0;
  static final int ID_LOW = 8;
  static final int STAMP = 16;
  static final int CREATED = 48;
  static final int CHANGED = 56;
  static final int TEXT_OFFSET = 64;
  static final int TEXT_LENGTH = 72;
  static final int TEXT_CHECKSUM = 76;
  static final int BRANCH = 80;
  static final int STATUS = 84;
  static final int PHASE = 85;
  static final int TEXT_FORM = 86;

  private IndexFormat() {}

  /**
   * What stands first.
   *
   * @param count how many entries there are
   * @param textsLength how many bytes their feature requests take
   * @param folders the stamp of the folder {@code sessions} while each of its entries, and no
   *     other, had an entry here and all of those but the ones left out were folders; or none
   * @param log the nonce of a log of changes. Each session has an entry that has held since the log
   *     was as long as {@code logEnd}, unless the log tells of it behind that. Or 0
   * @param logEnd in bytes
   */
  record Header(int count, long textsLength, Stamp folders, long log, long logEnd) {

    /** How long a file with this header is. */
    long fileSize() {
      return HEADER + textsLength + (long) count * ENTRY;
    }

    /** The bytes, with the checksum over them and the entries. */
    byte[] withChecksumOf(byte[] entries) {
      byte[] header = new byte[HEADER];
      ByteBuffer bytes =
          ByteBuffer.wrap(header)
              .putLong(MAGIC)
              .putInt(VERSION)
              .putInt(Glance.VOCABULARY)
              .putInt(count)
              .putInt(0)
              .putLong(textsLength);
      put(folders, bytes);
      bytes.putLong(log).putLong(logEnd);
      CRC32C checksum = new CRC32C();
      checksum.update(header);
      checksum.update(entries, 0, count * ENTRY);
      bytes.putInt(20, (int) checksum.getValue());
      return header;
    }
  }

  static void put(Stamp stamp, ByteBuffer bytes) {
    bytes
        .putLong(stamp.inode())
        .putLong(stamp.size())
        .putLong(stamp.modified())
        .putLong(stamp.changed());
  }

  static Stamp stamp(ByteBuffer bytes, int at) {
    return new Stamp(
        bytes.getLong(at), bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 24));
  }

  /** Whether a file that begins so is an index of this version, damaged or not. */
  static boolean isOurs(ByteBuffer header) {
    return header.getLong(0) == MAGIC
        && header.getInt(8) == VERSION
        && header.getInt(12) == Glance.VOCABULARY;
  }

  /** What a header says; to be believed only once its checksum has been compared. */
  static Header header(ByteBuffer bytes) {
    return new Header(
        bytes.getInt(16),
        bytes.getLong(24),
        stamp(bytes, 32),
        bytes.getLong(64),
        bytes.getLong(72));
  }

  static int checksum(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }
}
