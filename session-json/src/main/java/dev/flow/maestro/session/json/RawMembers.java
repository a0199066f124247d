package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/** Members of an object, one after another, as they stand in a document. */
final class RawMembers {

  private final byte[] json;
  private final int begin;
  private final int end;

  /** Those from this first quote of a name to this end of a value. */
  RawMembers(byte[] json, int begin, int end) {
    this.json = json;
    this.begin = begin;
    this.end = end;
  }

  int length() {
    return end - begin;
  }

  /** Whether the other ones stand behind these, with none between them. */
  boolean isFollowedBy(RawMembers others) {
    return RawJson.after(json, end, ',') == others.begin;
  }

  RawMembers upTo(RawMembers others) {
    return new RawMembers(json, begin, others.end);
  }

  /** A copy that does not hold the document, if this many bytes are the lesser part of it. */
  RawMembers detachedIf(long kept) {
    return kept < json.length / 2
        ? new RawMembers(Arrays.copyOfRange(json, begin, end), 0, length())
        : this;
  }

  /** Writes them: the names in our form, the values as they are. */
  void writeTo(JsonGenerator out) throws IOException {
    int name = begin;
    while (name < end) {
      int value = RawJson.after(json, RawJson.stringEnd(json, name), ':');
      int valueEnd = RawJson.valueEnd(json, value);
      out.writeFieldName(RawJson.string(json, name));
      writeValue(out, value, valueEnd);
      name = RawJson.after(json, valueEnd, ',');
    }
  }

  private void writeValue(JsonGenerator out, int from, int to) throws IOException {
    // Puts the separator.
    out.writeRawValue("");
    out.flush();
    ((ExactBytes) out.getOutputTarget()).write(json, from, to - from);
  }
}
