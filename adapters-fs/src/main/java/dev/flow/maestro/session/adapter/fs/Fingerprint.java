package dev.flow.maestro.session.adapter.fs;

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
    String hex = Long.toHexString(0x1_0000_0000L | checksum.getValue()).substring(1);
    return content.length + "-" + hex;
  }
}
