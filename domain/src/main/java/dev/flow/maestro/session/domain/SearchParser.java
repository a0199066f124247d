package dev.flow.maestro.session.domain;

import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the text of a search; {@link SearchQuery} tells its grammar. */
final class SearchParser {

  private final String text;
  private final Set<SearchTerm> terms = new LinkedHashSet<>();
  private int at;

  private SearchParser(String text) {
    this.text = text;
  }

  /** The terms, each once, in the order of the text. */
  static Set<SearchTerm> parse(String text) {
    if (text.length() > SearchQuery.MAX_LENGTH) {
      throw refused(text, "at most " + SearchQuery.MAX_LENGTH + " characters");
    }
    SearchParser parser = new SearchParser(text);
    parser.readAll();
    parser.check();
    return parser.terms;
  }

  private void readAll() {
    for (skipBlanks(); at < text.length(); skipBlanks()) {
      boolean excluded = text.charAt(at) == '-';
      if (excluded) {
        at++;
      }
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      SearchTerm term = SearchTerm.of(quoted ? takeQuoted() : takeWord(), excluded);
      if (!term.tokens().isEmpty()) {
        terms.add(term);
      }
    }
  }

  private void check() {
    if (terms.isEmpty()) {
      throw refused(text, "text with at least one letter, digit or symbol");
    }
    if (terms.stream().allMatch(SearchTerm::excluded)) {
      throw refused(text, "text with at least one word that is not excluded by a dash");
    }
    if (terms.stream().mapToInt(term -> term.tokens().size()).sum() > SearchQuery.MAX_WORDS) {
      throw refused(text, "at most " + SearchQuery.MAX_WORDS + " words");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private String takeWord() {
    int start = at;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String takeQuoted() {
    int start = at + 1;
    int close = text.indexOf('"', start);
    if (close < 0) {
      throw refused(text, "text in which every quote that opens is closed");
    }
    at = close + 1;
    return text.substring(start, close);
  }

  private static boolean isBlank(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
  }

  private static InvalidInputException refused(String text, String wanted) {
    return InvalidInputException.of("search", text, wanted);
  }
}
