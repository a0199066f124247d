package dev.flow.maestro.session.json;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Bytes that are known to be UTF-8, read as characters block by block: a long text is never in
 * memory twice.
 */
final class Utf8Text extends Reader {

  private static final int BLOCK = 4096;

  private final byte[] bytes;
  private final boolean ascii;
  private final ByteBuffer rest;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  // Where we are in the text, in characters and in bytes.
  private long placeInChars;
  private int placeInBytes;

  private Utf8Text(byte[] bytes, boolean ascii) {
    this.bytes = bytes;
    this.ascii = ascii;
    this.rest = ByteBuffer.wrap(bytes);
  }

  /**
   * Checks the bytes, all of them.
   *
   * @throws MalformedDocumentException where they are not UTF-8
   */
  static Utf8Text of(byte[] bytes) throws MalformedDocumentException {
    // A new decoder reports what is malformed; String and Charset.decode would replace it.
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(bytes.length, BLOCK));
    long chars = 0;
    CoderResult result;
    do {
      result = decoder.decode(in, out.clear(), true);
      chars += out.position();
    } while (result.isOverflow());
    if (result.isError()) {
      throw new MalformedDocumentException(
          "is not UTF-8", Optional.empty(), OptionalLong.of(in.position()));
    }
    return new Utf8Text(bytes, chars == bytes.length);
  }

  @Override
  public int read(char[] target, int from, int length) {
    if (!rest.hasRemaining()) {
      return -1;
    }
    CharBuffer out = CharBuffer.wrap(target, from, length);
    decoder.decode(rest, out, true);
    return out.position() - from;
  }

  /**
   * Where in the bytes a character is. Quick as long as it lies behind the one asked for before.
   */
  int byteOffset(long charOffset) {
    if (ascii) {
      return (int) Math.min(Math.max(0, charOffset), bytes.length);
    }
    if (charOffset < placeInChars) {
      placeInChars = 0;
      placeInBytes = 0;
    }
    while (placeInChars < charOffset && placeInBytes < bytes.length) {
      int lead = bytes[placeInBytes] & 0xFF;
      // One that takes four bytes is two characters for Java.
      placeInChars += lead < 0xF0 ? 1 : 2;
      placeInBytes += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
    return placeInBytes;
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
