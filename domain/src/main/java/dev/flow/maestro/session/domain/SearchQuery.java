package dev.flow.maestro.session.domain;

import java.util.List;

/**
 * What to find in texts. The words of a search stand in any order; a text must have them all.
 *
 * <table>
 * <caption>Grammar</caption>
 * <tr><th>written</th><th>finds</th></tr>
 * <tr><td>{@code login}</td><td>the word, not a part of a longer one</td></tr>
 * <tr><td>{@code auth*}</td><td>words that begin so</td></tr>
 * <tr><td>{@code "add login"}</td><td>the words one after another; a star may end the last</td></tr>
 * <tr><td>{@code -test}</td><td>only what does not have the word; {@code -"…"} and {@code -auth*},
 *     too</td></tr>
 * </table>
 *
 * <p>Case, accents and widths make no difference, in any script and under any locale. Punctuation
 * separates words and is not found itself: {@code foo_bar} is the phrase {@code "foo bar"}. In
 * scripts without blanks each letter counts as a word, so that what is written together is a
 * phrase. Symbols and emoji are found, those of ASCII are punctuation. A dash excludes only where a
 * word begins, and a star that does not end a word is punctuation; what is nothing but punctuation,
 * such as a dash alone, is passed over.
 */
public final class SearchQuery {

  /** How long the text of a search may be, in the units of {@link String}. */
  public static final int MAX_LENGTH = 1000;

  /** How many words a search may have, those of phrases and excluded ones included. */
  public static final int MAX_WORDS = Long.SIZE;

  private final String text;
  private final SearchPattern pattern;

  private SearchQuery(String text) {
    this.text = text;
    this.pattern = new SearchPattern(SearchParser.parse(text));
  }

  /**
   * Reads a search.
   *
   * @throws InvalidInputException if there is nothing to find in the text or only something to
   *     exclude, if a quote is not closed, or if it is longer than {@link #MAX_LENGTH} or has more
   *     than {@link #MAX_WORDS} words
   */
  public static SearchQuery parse(String text) {
    return new SearchQuery(text);
  }

  /** The search as it was written. */
  public String text() {
    return text;
  }

  /** Whether a text has all that is wanted and nothing that is excluded. */
  public boolean matches(String searched) {
    return score(searched) > 0;
  }

  /**
   * How well a text matches, 0 if it does not: the better, the more often the words occur in it and
   * the shorter it is; a whole word is better than one that only begins so. It depends on nothing
   * but the search and the text.
   */
  public long score(String searched) {
    return SearchMatch.of(pattern, searched).score();
  }

  /**
   * The {@link #score} of a text that is nothing but ASCII, a good deal faster: for stores that
   * look at many texts.
   *
   * @param text bytes from 0 to 127; the text is what stands from {@code from} to before {@code to}
   */
  public long scoreAscii(byte[] text, int from, int to) {
    return pattern.mayMatchAscii(text, from, to)
        ? SearchMatch.ofAscii(pattern, text, from, to).score()
        : 0;
  }

  /**
   * Where in a text the words and phrases that are wanted occur, whether or not it matches: in
   * order, and none touches another.
   */
  public List<TextRange> highlights(String searched) {
    return SearchMatch.withRanges(pattern, searched).ranges();
  }

  /** Whether the other one demands the same in the same order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SearchQuery query && pattern.terms.equals(query.pattern.terms);
  }

  @Override
  public int hashCode() {
    return pattern.terms.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
