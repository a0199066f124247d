package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/**
 * Tells one content of {@code metadata.json} from another: its length and its CRC-32C (RFC 3720,
 * section 12.1). Guards against accidents, not against malice, and costs next to nothing at start.
 */
final class Fingerprint {

  private Fingerprint() {}

  static String of(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return of(content.length, checksum);
  }

  /** Of all that is to be read. */
  static String of(InputStream content) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] block = new byte[Blocks.SIZE];
    long length = 0;
    for (int read = content.read(block); read >= 0; read = content.read(block)) {
      checksum.update(block, 0, read);
      length += read;
    }
    return of(length, checksum);
  }

  private static final String MORE_TO_COME = "+";

  /**
   * For an event that led to a document only together with those behind it. No document has it, so
   * the session never is as after such an event.
   */
  static String ofMoreToCome(String fingerprint) {
    return fingerprint + MORE_TO_COME;
  }

  static boolean isOfMoreToCome(String fingerprint) {
    return fingerprint.endsWith(MORE_TO_COME);
  }

  private static String of(long length, CRC32C checksum) {
    return length + "-" + hex(checksum);
  }

  /** Eight digits. */
  static String hex(CRC32C checksum) {
    return Long.toHexString(0x1_0000_0000L | checksum.getValue()).substring(1);
  }
}
