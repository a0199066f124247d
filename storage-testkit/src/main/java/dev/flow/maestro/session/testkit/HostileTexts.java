package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.domain.Session;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Texts that stores have stumbled over, by what is special about them. */
final class HostileTexts {

  /** Half of a pair: no Unicode text, but a {@link String} all the same. */
  static final String LONE_SURROGATE = "a\ud83db";

  private HostileTexts() {}

  static Map<String, String> all() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("empty", "");
    texts.put("blanks only", " \t ");
    texts.put("blanks around", " x ");
    texts.put("the word null", "null");
    texts.put("a number", "-0.10e3");
    texts.put("quotes", "\"double\" 'single' `back` \u201elow\u201c");
    texts.put("backslashes", "\\ \\\\ C:\\new\\table \\u0041 \\\"");
    texts.put("NUL", "before\0after");
    texts.put("control characters", codePoints(0x01, 0x1f) + codePoints(0x7f, 0x9f));
    texts.put("line ends", "\n one\r\n two\r three\u2028 four\u2029 five\u0085 six\n\n");
    texts.put(
        "emoji", "\ud83d\ude80 \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 \u2764\ufe0f");
    texts.put("right-to-left marks", "\u202eexe.fdp\u202c \u200f\u200e \u05e9\u05dc\u05d5\u05dd");
    texts.put("composed and decomposed", "\u00e9 e\u0301 \u1e9b\u0323");
    texts.put("dotted and dotless i", "I i \u0130 \u0131");
    texts.put("byte order mark and noncharacters", "\ufeff \ufffe \uffff \ufffd");
    texts.put("markup", "</script><!-- ]]> &amp; <b>");
    texts.put("JSON", "{\"status\": [null, 1e5], \"id\": \"x\"}, //");
    texts.put("SQL and patterns", "%_:'\" x'); DROP TABLE sessions; -- $1 ? {0} ${x} %s * .*");
    texts.put("a path", "../../../etc/passwd");
    texts.put("64 KiB", "x".repeat(1 << 16));
    return Collections.unmodifiableMap(texts);
  }

  /** As long as a feature request may be. */
  static Map<String, String> longest() {
    int bytes = Session.MAX_FEATURE_REQUEST_BYTES;
    return Map.of(
        "letters", "x".repeat(bytes),
        "control characters", "\u0001".repeat(bytes),
        "two bytes each", "\u00fc".repeat(bytes / 2),
        "four bytes each", "\ud83d\ude80".repeat(bytes / 4));
  }

  /** The text in printable ASCII and not too long, as a name for a test. */
  static String nameOf(String text) {
    StringBuilder name = new StringBuilder("\"");
    text.chars()
        .limit(40)
        .forEach(
            unit ->
                name.append(
                    unit < ' ' || unit > '~'
                        ? String.format(Locale.ROOT, "\\u%04x", unit)
                        : Character.toString(unit)));
    return name.append(text.length() > 40 ? "..." : "\"").toString();
  }

  private static String codePoints(int first, int last) {
    StringBuilder text = new StringBuilder();
    for (int point = first; point <= last; point++) {
      text.appendCodePoint(point);
    }
    return text.toString();
  }
}
