package dev.flow.maestro.session.domain;

import java.text.Normalizer;

/**
 * Takes a text apart into the tokens that a search compares: the one place that says what a token
 * is. A token is
 *
 * <ul>
 *   <li>letters and digits that stand together, in the scripts whose words stand apart: {@code
 *       foo_bar} and {@code foo-bar} are two tokens, {@code auth2} is one,
 *   <li>a letter by itself in the scripts that leave no blanks between words: Han, Hiragana,
 *       Katakana, Thai, Lao, Khmer and Myanmar,
 *   <li>a symbol by itself, emoji included, unless it is one of ASCII.
 * </ul>
 *
 * <p>All else separates tokens. Tokens are folded: without case, without accents, ligatures and
 * widths, in every script and whatever the locale; {@link SearchCharacters} does that for each
 * character. Marks of scripts in which they spell vowels, such as those of India, are kept and
 * break no word.
 */
final class SearchTokens {

  /** Is shown the tokens of a text, in order. */
  interface Visitor {

    /**
     * Is shown a token.
     *
     * @param folded the token as it is compared, valid during the call
     * @param start where what it was made of begins in the text
     * @param end behind that
     */
    void onToken(CharSequence folded, int start, int end);
  }

  private enum Open {
    NOTHING,
    WORD,
    SINGLE
  }

  private final Visitor visitor;
  private final StringBuilder folded = new StringBuilder();
  private Open open = Open.NOTHING;
  private boolean lastWasMark;
  private boolean marksInARow;
  private int start;
  private int end;

  private SearchTokens(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Shows the tokens of a text. What is no Unicode, half of a pair, separates. */
  static void of(String text, Visitor visitor) {
    new SearchTokens(visitor).read(text);
  }

  private void read(String text) {
    int at = 0;
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (unit < 0x80) {
        ascii(unit, at++);
      } else {
        int character = text.codePointAt(at);
        int next = at + Character.charCount(character);
        take(character, at, next);
        at = next;
      }
    }
    finish();
  }

  private void ascii(char unit, int at) {
    boolean capital = unit >= 'A' && unit <= 'Z';
    if (capital || (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9')) {
      continueWord(at);
      folded.append(capital ? (char) (unit + ('a' - 'A')) : unit);
      end = at + 1;
    } else {
      finish();
    }
  }

  private void take(int character, int from, int to) {
    String decomposed = SearchCharacters.decompose(character);
    if (decomposed.codePointAt(0) == character) {
      takePart(character, from, to);
      return;
    }
    boolean apart = SearchCharacters.standsApart(character, decomposed);
    if (apart) {
      finish();
    }
    for (int at = 0; at < decomposed.length(); ) {
      int part = decomposed.codePointAt(at);
      takePart(part, from, to);
      at += Character.charCount(part);
    }
    if (apart) {
      finish();
    }
  }

  private void takePart(int part, int from, int to) {
    switch (SearchCharacters.kind(part)) {
      case WORD -> {
        continueWord(from);
        SearchCharacters.fold(part, folded);
        end = to;
      }
      case SINGLE -> {
        finish();
        begin(Open.SINGLE, from);
        SearchCharacters.fold(part, folded);
        end = to;
      }
      case MARK -> {
        if (open == Open.NOTHING) {
          begin(Open.WORD, from);
        }
        SearchCharacters.fold(part, folded);
        end = to;
        marksInARow |= lastWasMark;
        lastWasMark = true;
      }
      case IGNORED -> {
        if (open != Open.NOTHING && Character.getType(part) != Character.FORMAT) {
          end = to;
        }
      }
      case SEPARATOR -> finish();
    }
  }

  private void continueWord(int at) {
    if (open != Open.WORD) {
      finish();
      begin(Open.WORD, at);
    }
    lastWasMark = false;
  }

  private void begin(Open what, int at) {
    open = what;
    start = at;
    lastWasMark = false;
  }

  private void finish() {
    if (open == Open.NOTHING) {
      return;
    }
    open = Open.NOTHING;
    // Marks of one letter may be written in any order.
    visitor.onToken(
        marksInARow ? Normalizer.normalize(folded, Normalizer.Form.NFD) : folded, start, end);
    folded.setLength(0);
    marksInARow = false;
  }
}
