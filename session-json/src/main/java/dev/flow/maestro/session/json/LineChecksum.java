package dev.flow.maestro.session.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The last member of a line of a history: the CRC-32C (RFC 3720, section 12.1) of all that stands
 * before it. A line without one, as earlier versions and people write it, is believed.
 */
final class LineChecksum {

  static final String MEMBER = "checksum";

  private static final String BEGIN = ", \"" + MEMBER + "\": \"";
  private static final String END = "\"}";
  private static final int DIGITS = 8;
  private static final int LENGTH = BEGIN.length() + DIGITS + END.length();

  private LineChecksum() {}

  /** The object with its checksum as one more member. */
  static String addTo(String object) {
    String open = object.substring(0, object.length() - 1);
    return open + BEGIN + digits(open.getBytes(StandardCharsets.US_ASCII)) + END;
  }

  /** Whether the line ends as one does that has a checksum. */
  static boolean isIn(byte[] line) {
    int begin = line.length - LENGTH;
    return begin > 0
        && text(line, begin, BEGIN.length()).equals(BEGIN)
        && text(line, line.length - END.length(), END.length()).equals(END);
  }

  /** Whether the checksum that is in the line is that of the line. */
  static boolean isRight(byte[] line) {
    int begin = line.length - LENGTH;
    return text(line, begin + BEGIN.length(), DIGITS).equals(digits(Arrays.copyOf(line, begin)));
  }

  private static String digits(byte[] open) {
    CRC32C checksum = new CRC32C();
    checksum.update(open);
    return Long.toHexString(0x1_0000_0000L | checksum.getValue()).substring(1);
  }

  private static String text(byte[] line, int begin, int length) {
    return new String(line, begin, length, StandardCharsets.ISO_8859_1);
  }
}
