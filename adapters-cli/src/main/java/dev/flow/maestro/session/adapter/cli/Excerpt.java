package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.TextRange;
import java.util.List;

/**
 * One line of a longer text: what is around its first highlight, cut to a width. Line ends and tabs
 * become blanks, blanks in a row become one, and control characters are shown as {@link
 * Messages#printable} shows them. What joins several characters to one picture is left out, since
 * terminals differ in its width.
 */
final class Excerpt {

  private static final String CUT = "…";

  private final String text;
  private final List<TextRange> highlights;
  private final Style style;
  private final int columns;

  private final StringBuilder line = new StringBuilder();
  private final StringBuilder stretch = new StringBuilder();
  private boolean inHighlight;

  private Excerpt(String text, List<TextRange> highlights, Style style, int columns) {
    this.text = text;
    this.highlights = highlights;
    this.style = style;
    this.columns = columns;
  }

  /** The line. Without a highlight it is the beginning of the text. */
  static String of(String text, List<TextRange> highlights, Style style, int columns) {
    Excerpt excerpt = new Excerpt(text, highlights, style, columns);
    excerpt.write(excerpt.start());
    return excerpt.line.toString();
  }

  /** The beginning, if the first highlight fits behind it; else somewhat before the highlight. */
  private int start() {
    if (highlights.isEmpty()) {
      return 0;
    }
    TextRange first = highlights.get(0);
    int width = 0;
    int at = first.end();
    while (at > 0 && width < columns) {
      at = text.offsetByCodePoints(at, -1);
      width += width(at);
    }
    if (at == 0 && width < columns) {
      return 0;
    }
    at = first.start();
    for (int before = 0; at > 0 && before < columns / 3; before += width(at)) {
      at = text.offsetByCodePoints(at, -1);
    }
    return at;
  }

  private void write(int start) {
    int left = columns;
    if (start > 0) {
      line.append(CUT);
      left--;
    }
    int highlight = 0;
    for (int at = start; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int width = width(at);
      // One column stays free for the sign that more follows.
      if (width > left - 1 && !(width == left && restIsBlank(at))) {
        flush();
        line.append(CUT);
        return;
      }
      left -= width;
      while (highlight < highlights.size() && highlights.get(highlight).end() <= at) {
        highlight++;
      }
      append(at, highlight < highlights.size() && highlights.get(highlight).start() <= at);
    }
    flush();
  }

  /** Whether nothing that takes a column follows the character. */
  private boolean restIsBlank(int at) {
    int next = text.offsetByCodePoints(at, 1);
    // What is longer than this is cut, even if it is only blanks.
    int end = Math.min(text.length(), next + columns);
    while (next < end && width(next) == 0) {
      next = text.offsetByCodePoints(next, 1);
    }
    return next >= text.length();
  }

  private void append(int at, boolean highlighted) {
    if (highlighted != inHighlight) {
      flush();
      inHighlight = highlighted;
    }
    int character = text.codePointAt(at);
    if (Character.isWhitespace(character)) {
      stretch.append(width(at) == 0 ? "" : " ");
    } else if (!DisplayWidth.isJoiner(character)) {
      stretch.append(Messages.printable(Character.toString(character)));
    }
  }

  private void flush() {
    if (!stretch.isEmpty()) {
      line.append(inHighlight ? style.bold(stretch.toString()) : stretch);
      stretch.setLength(0);
    }
  }

  /** How many columns the character at a place takes; about, since terminals differ. */
  private int width(int at) {
    int character = text.codePointAt(at);
    if (character < 0x7f && character >= ' ' && character != ' ') {
      return 1;
    }
    if (Character.isWhitespace(character)) {
      return at == 0 || Character.isWhitespace(text.codePointBefore(at)) ? 0 : 1;
    }
    if (DisplayWidth.isJoiner(character)) {
      return 0;
    }
    String shown = Messages.printable(Character.toString(character));
    return shown.codePointAt(0) == character ? DisplayWidth.of(character) : shown.length();
  }
}
