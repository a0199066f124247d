package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Walks one strict JSON document and knows, at each step, which member it is at and where. Strict
 * is: UTF-8 without a byte order mark, no duplicate members, at most {@value #MAX_DEPTH} levels,
 * and nothing after the document.
 */
final class JsonCursor {

  /** Deeper documents are refused. */
  static final int MAX_DEPTH = 100;

  /** What is longer is read with less memory, and a little slower. */
  private static final int LONG = 1 << 16;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Does not keep the names that it has seen. */
  private static final JsonFactory FACTORY_OF_LONG =
      FACTORY.rebuild().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  private final byte[] document;
  private final Utf8Text text;
  private final JsonParser parser;

  /** Of the objects that are open, the innermost first. */
  private final Deque<MemberNames> names = new ArrayDeque<>();

  private int nameBegin;

  private JsonCursor(byte[] document, Utf8Text text) {
    this.document = document;
    this.text = text;
    this.parser = open(text, document.length > LONG ? FACTORY_OF_LONG : FACTORY);
  }

  /** Begins at the first token, which must open an object. */
  static JsonCursor atObject(byte[] document) throws MalformedDocumentException {
    if (document.length == 0) {
      throw new MalformedDocumentException("is empty", Optional.empty(), OptionalLong.of(0));
    }
    JsonCursor cursor = new JsonCursor(document, Utf8Text.of(document));
    if (startsWithMark(document)) {
      throw cursor.malformed("begins with a byte order mark");
    }
    if (cursor.next() != JsonToken.START_OBJECT) {
      throw cursor.malformed("must be an object");
    }
    return cursor;
  }

  /** Moves to the next member of the current object: its name, or empty at the object's end. */
  Optional<String> nextMember() throws MalformedDocumentException {
    if (next() == JsonToken.END_OBJECT) {
      return Optional.empty();
    }
    String name = name();
    next();
    return Optional.of(name);
  }

  /** Makes sure that nothing follows. */
  void requireEnd() throws MalformedDocumentException {
    if (advance() != null) {
      throw malformed("goes on after its end");
    }
  }

  /** Whether the value is null. */
  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Makes sure that the value opens an object. */
  void requireObject() throws MalformedDocumentException {
    require(parser.currentToken() == JsonToken.START_OBJECT, "must be an object");
  }

  /** Moves to the next element of the current array; false at the array's end. */
  boolean nextElement() throws MalformedDocumentException {
    return next() != JsonToken.END_ARRAY;
  }

  /** Makes sure that the value opens an array. */
  void requireArray() throws MalformedDocumentException {
    require(parser.currentToken() == JsonToken.START_ARRAY, "must be an array");
  }

  /** The value as text. */
  String string() throws MalformedDocumentException {
    require(parser.currentToken() == JsonToken.VALUE_STRING, "must be a string");
    if (document.length > LONG) {
      int begin = text.byteOffset(position());
      if (RawJson.stringEnd(document, begin) - begin > LONG) {
        // What is wrong with it, the parser finds when it moves on.
        return RawJson.string(document, begin);
      }
    }
    return text();
  }

  /** The value as true or false. */
  boolean bool() throws MalformedDocumentException {
    JsonToken token = parser.currentToken();
    require(
        token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE, "must be true or false");
    return token == JsonToken.VALUE_TRUE;
  }

  /** The value as a whole number; 5.0 is one. */
  long integer() throws MalformedDocumentException {
    require(isNumber(), "must be a whole number");
    String digits = text();
    try {
      // A long's digits, a point and some zeros; more would only cost time.
      require(digits.length() <= 100, "must be a whole number between -2^63 and 2^63");
      return new BigDecimal(digits).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw malformed("must be a whole number between -2^63 and 2^63");
    }
  }

  /** The value as a finite number. */
  double decimal() throws MalformedDocumentException {
    require(isNumber(), "must be a number");
    double value = Double.parseDouble(text());
    require(Double.isFinite(value), "is too large a number");
    return value;
  }

  /** The value as a text, a number or a boolean, as a field of a session holds it. */
  Object scalar() throws MalformedDocumentException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> string();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> decimal();
      case VALUE_TRUE, VALUE_FALSE -> bool();
      default -> throw malformed("must be a string, a number, true or false");
    };
  }

  /** The value, a number, as it stands in the document. */
  String spelling() throws MalformedDocumentException {
    require(isNumber(), "must be a number");
    return text();
  }

  /** Passes over the value, whatever it is. */
  void skip() throws MalformedDocumentException {
    int depth = parser.currentToken().isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = next();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
  }

  /** The member as it stands in the document; passes over its value, whatever it is. */
  RawMembers rawMember() throws MalformedDocumentException {
    int begin = nameBegin;
    int value = text.byteOffset(position());
    skip();
    return new RawMembers(document, begin, RawJson.valueEnd(document, value));
  }

  /** An error at the current value. */
  MalformedDocumentException malformed(String reason) {
    return malformed(reason, member(), parser.currentTokenLocation().getCharOffset());
  }

  /** An error in a member of the current object that is not there. */
  MalformedDocumentException missing(String member) {
    return malformed(
        "is missing", Optional.of(member), parser.currentTokenLocation().getCharOffset());
  }

  /** An error at a value that has been passed. */
  MalformedDocumentException malformed(String reason, Optional<String> member, long charOffset) {
    return new MalformedDocumentException(
        reason, member, OptionalLong.of(text.byteOffset(Math.max(0, charOffset))));
  }

  /** Where the current value begins, for {@link #malformed(String, Optional, long)}. */
  long position() {
    return parser.currentTokenLocation().getCharOffset();
  }

  private void require(boolean condition, String otherwise) throws MalformedDocumentException {
    if (!condition) {
      throw malformed(otherwise);
    }
  }

  private boolean isNumber() {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
  }

  private String name() throws MalformedDocumentException {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private JsonToken next() throws MalformedDocumentException {
    JsonToken token = advance();
    if (token == null) {
      throw malformed("ends too early", member(), document.length);
    }
    return token;
  }

  private JsonToken advance() throws MalformedDocumentException {
    JsonToken token;
    try {
      token = parser.nextToken();
    } catch (IOException e) {
      throw failure(e);
    }
    if (token == JsonToken.START_OBJECT) {
      names.push(new MemberNames(document));
    } else if (token == JsonToken.END_OBJECT) {
      names.pop();
    } else if (token == JsonToken.FIELD_NAME) {
      nameBegin = text.byteOffset(position());
      // The parser loses the place of a name where the text ends too early; it will find that next.
      if (nameBegin < document.length && !names.getFirst().add(nameBegin)) {
        throw malformed("Duplicate field '" + name() + "'");
      }
    }
    return token;
  }

  private String text() throws MalformedDocumentException {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private MalformedDocumentException failure(IOException e) {
    if (e instanceof JsonEOFException) {
      return malformed("ends too early", member(), document.length);
    }
    if (e instanceof JsonProcessingException wrong) {
      return malformed(
          wrong.getOriginalMessage(),
          member(),
          wrong.getLocation() == null ? position() : wrong.getLocation().getCharOffset());
    }
    throw new UncheckedIOException("reading from memory", e);
  }

  /** The path of the current value, such as {@code statistics.total_tasks} or {@code tags[2]}. */
  private Optional<String> member() {
    Deque<String> parts = new ArrayDeque<>();
    JsonStreamContext context = parser.getParsingContext();
    if (parser.currentToken() != null && parser.currentToken().isStructStart()) {
      // The parser is inside already; the value is the whole.
      context = context.getParent();
    }
    while (context != null && !context.inRoot()) {
      if (context.inArray()) {
        parts.addFirst("[" + context.getCurrentIndex() + "]");
      } else if (context.hasCurrentName()) {
        parts.addFirst("." + context.getCurrentName());
      }
      context = context.getParent();
    }
    String path = String.join("", parts);
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(path.startsWith(".") ? path.substring(1) : path);
  }

  private static boolean startsWithMark(byte[] document) {
    return document.length >= MARK.length
        && Arrays.equals(document, 0, MARK.length, MARK, 0, MARK.length);
  }

  private static JsonParser open(Utf8Text text, JsonFactory factory) {
    try {
      return factory.createParser(text);
    } catch (IOException e) {
      throw new UncheckedIOException("opening a text in memory", e);
    }
  }
}
