package dev.flow.maestro.session.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds its way in JSON without a copy of it. Leaves it to the parser to find what is not
 * well-formed, and does not fail where it is not.
 */
final class RawJson {

  private static final int LONG = 1 << 16;
  private static final int HEX = 16;
  private static final int DIGITS_OF_AN_ESCAPE = 4;

  private RawJson() {}

  /** Where the value that begins here ends. */
  static int valueEnd(byte[] json, int begin) {
    int depth = 0;
    int at = begin;
    while (at < json.length) {
      switch (json[at]) {
        case '"' -> at = stringEnd(json, at);
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        default -> at = depth == 0 ? literalEnd(json, at) : at + 1;
      }
      if (depth == 0) {
        return at;
      }
    }
    return json.length;
  }

  /** Where the string that begins with this quote ends, its last quote included. */
  static int stringEnd(byte[] json, int quote) {
    int at = quote + 1;
    while (at < json.length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, json.length);
  }

  /** The first place from here on that is neither space nor this separator. */
  static int after(byte[] json, int begin, char separator) {
    int at = begin;
    while (at < json.length && (isSpace(json[at]) || json[at] == separator)) {
      at++;
    }
    return at;
  }

  /** The text of the string that begins with this quote. */
  static String string(byte[] json, int quote) {
    int end = stringEnd(json, quote) - 1;
    int escape = nextEscape(json, quote + 1, end);
    if (escape == end) {
      return utf8(json, quote + 1, end);
    }
    StringBuilder text = new StringBuilder(mostChars(json, quote + 1, end));
    int at = quote + 1;
    while (at < end) {
      escape = nextEscape(json, at, end);
      if (escape > at) {
        text.append(utf8(json, at, escape));
      }
      at = escape;
      if (at < end) {
        boolean byNumber = json[at + 1] == 'u';
        text.append(byNumber ? numbered(json, at + 2) : named(json[at + 1]));
        at += 2 + (byNumber ? DIGITS_OF_AN_ESCAPE : 0);
      }
    }
    return text.toString();
  }

  private static int mostChars(byte[] json, int begin, int end) {
    int chars = end - begin;
    for (int at = nextEscape(json, begin, end); at < end; at = nextEscape(json, at + 2, end)) {
      chars -= 1 + (json[at + 1] == 'u' ? DIGITS_OF_AN_ESCAPE : 0);
    }
    return Math.max(0, chars);
  }

  private static String utf8(byte[] json, int begin, int end) {
    if (end - begin <= LONG) {
      return new String(json, begin, end - begin, StandardCharsets.UTF_8);
    }
    // String would begin with an array of two bytes for each of these.
    CharBuffer chars = CharBuffer.allocate(chars(json, begin, end));
    StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(json, begin, end - begin), chars, true);
    return chars.flip().toString();
  }

  private static int chars(byte[] utf8, int begin, int end) {
    int chars = 0;
    for (int i = begin; i < end; i++) {
      boolean leads = (utf8[i] & 0xC0) != 0x80;
      chars += leads ? (utf8[i] & 0xFF) < 0xF0 ? 1 : 2 : 0;
    }
    return chars;
  }

  private static int nextEscape(byte[] json, int begin, int end) {
    int at = begin;
    while (at < end && json[at] != '\\') {
      at++;
    }
    return Math.min(at, end);
  }

  private static char numbered(byte[] json, int begin) {
    int unit = 0;
    for (int i = begin; i < Math.min(begin + DIGITS_OF_AN_ESCAPE, json.length); i++) {
      unit = unit * HEX + Character.digit(json[i], HEX);
    }
    return (char) unit;
  }

  private static char named(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) escape;
    };
  }

  private static int literalEnd(byte[] json, int begin) {
    int at = begin;
    while (at < json.length
        && !isSpace(json[at])
        && json[at] != ','
        && json[at] != '}'
        && json[at] != ']') {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
