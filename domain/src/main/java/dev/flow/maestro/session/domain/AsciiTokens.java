package dev.flow.maestro.session.domain;

/**
 * Takes a text of ASCII apart as {@link SearchTokens} does, without making a {@link String} of it
 * or of its tokens: letters and digits that stand together, capitals made small.
 */
final class AsciiTokens implements CharSequence {

  private static final int SMALL = 'a' - 'A';

  private final byte[] text;

  /** The token that is shown. */
  private int start;

  private int end;

  private AsciiTokens(byte[] text) {
    this.text = text;
  }

  /** Shows the tokens of a part of a text; their places are counted from its beginning. */
  static void of(byte[] text, int from, int to, SearchTokens.Visitor visitor) {
    AsciiTokens token = new AsciiTokens(text);
    int at = from;
    while (at < to) {
      if (!isInWord(text[at])) {
        at++;
        continue;
      }
      token.start = at;
      do {
        at++;
      } while (at < to && isInWord(text[at]));
      token.end = at;
      visitor.onToken(token, token.start - from, token.end - from);
    }
  }

  private static boolean isInWord(int character) {
    int small = character | SMALL;
    return (small >= 'a' && small <= 'z') || (character >= '0' && character <= '9');
  }

  @Override
  public int length() {
    return end - start;
  }

  @Override
  public char charAt(int index) {
    int character = text[start + index];
    return (char) (character >= 'A' && character <= 'Z' ? character + SMALL : character);
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return toString().subSequence(from, to);
  }

  @Override
  public String toString() {
    return new StringBuilder(length()).append(this, 0, length()).toString();
  }
}
