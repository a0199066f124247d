package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * The file of the log of changes: a header, and records of one length behind it. Numbers are
 * big-endian. The header and each record have a CRC-32C (RFC 3720, section 12.1).
 */
final class ChangeLogFormat {

  /** To be raised with the form of the file, and with what writers promise by it. */
  static final int VERSION = 1;

  static final int HEADER = 64;
  static final int RECORD = 32;

  /** Where in the header stands what is written when the log is ready. */
  static final int READY = 56;

  private static final long MAGIC = 0x4d53_4553_534c_4f47L;
  private static final int HEADER_CHECKSUM = 12;
  private static final int RECORD_CHECKSUM = 28;

  private ChangeLogFormat() {}

  /** What a record tells of a session. */
  enum Step {
    /** Its change may begin now. */
    BEGIN(1),
    /** Its change is over, done or not. */
    END(2);

    private final int code;

    Step(int code) {
      this.code = code;
    }
  }

  /**
   * What stands first.
   *
   * @param nonce tells this log from every other; never 0
   * @param boot which run of the system made it
   * @param inode the number of its file: a copy has another one
   * @param ready whether everybody who changes the store is known to write to it
   */
  record Header(long nonce, UUID boot, long inode, boolean ready) {

    byte[] bytes() {
      byte[] header = new byte[HEADER];
      ByteBuffer bytes =
          ByteBuffer.wrap(header)
              .putLong(MAGIC)
              .putInt(VERSION)
              .putInt(0)
              .putLong(nonce)
              .putLong(boot.getMostSignificantBits())
              .putLong(boot.getLeastSignificantBits())
              .putLong(inode);
      bytes.putInt(HEADER_CHECKSUM, IndexFormat.checksum(header, 0, READY));
      bytes.putLong(READY, ready ? nonce : 0);
      return header;
    }
  }

  /** What a log begins with; empty, if that is none of this version, or damaged. */
  static Optional<Header> header(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    long nonce = bytes.getLong(16);
    long ready = bytes.getLong(READY);
    Header header =
        new Header(
            nonce,
            new UUID(bytes.getLong(24), bytes.getLong(32)),
            bytes.getLong(40),
            ready == nonce);
    boolean whole =
        nonce != 0
            && (ready == nonce || ready == 0)
            && ByteBuffer.wrap(header.bytes()).equals(bytes);
    return whole ? Optional.of(header) : Optional.empty();
  }

  /** Whether a file that begins so is a log, of whatever version. */
  static boolean isLog(byte[] content) {
    return ByteBuffer.wrap(content).getLong(0) == MAGIC;
  }

  /** Whether a file that begins so is a log of another version. */
  static boolean isForeign(byte[] content) {
    return isLog(content) && ByteBuffer.wrap(content).getInt(8) != VERSION;
  }

  static byte[] record(long nonce, SessionId id, Step step) {
    byte[] record = new byte[RECORD];
    ByteBuffer.wrap(record)
        .putLong(nonce)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .putInt(step.code)
        .putInt(RECORD_CHECKSUM, IndexFormat.checksum(record, 0, RECORD_CHECKSUM));
    return record;
  }

  /** Whether the record that begins here is whole and of the log with this nonce. */
  static boolean isRecord(byte[] block, int at, long nonce) {
    ByteBuffer bytes = ByteBuffer.wrap(block);
    int step = bytes.getInt(at + 24);
    return bytes.getLong(at) == nonce
        && (step == Step.BEGIN.code || step == Step.END.code)
        && bytes.getInt(at + RECORD_CHECKSUM) == IndexFormat.checksum(block, at, RECORD_CHECKSUM);
  }

  /** The session that a whole record tells of. */
  static SessionId id(byte[] block, int at) {
    ByteBuffer bytes = ByteBuffer.wrap(block);
    return new SessionId(new UUID(bytes.getLong(at + 8), bytes.getLong(at + 16)));
  }

  /** Whether a whole record tells of a change that is over. */
  static boolean isEnd(byte[] block, int at) {
    return ByteBuffer.wrap(block).getInt(at + 24) == Step.END.code;
  }
}
