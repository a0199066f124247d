package dev.flow.maestro.session.bundle;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * What a ZIP file says of the content of an entry, and its SHA-256.
 *
 * @param size in bytes, unpacked
 * @param packed in bytes, packed
 */
record ZipContent(long crc, long size, long packed, String sha256) {

  /** Measures a content while it passes. Used once. */
  static final class Meter {

    private final CRC32 crc = new CRC32();
    private final MessageDigest sha256 = Sha256.start();
    private long size;

    void pass(byte[] bytes, int from, int length) {
      crc.update(bytes, from, length);
      sha256.update(bytes, from, length);
      size += length;
    }

    long size() {
      return size;
    }

    ZipContent end(long packed) {
      return new ZipContent(
          crc.getValue(), size, packed, HexFormat.of().formatHex(sha256.digest()));
    }
  }
}
