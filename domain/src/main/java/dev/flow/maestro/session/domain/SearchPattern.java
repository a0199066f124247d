package dev.flow.maestro.session.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Terms in the form in which a text is searched for all of them at once: their tokens in a row,
 * each with a bit of a {@code long} (the Shift-And method of Baeza-Yates and Gonnet, 1992, on
 * tokens instead of letters).
 */
final class SearchPattern {

  final List<SearchTerm> terms;

  /** By place in the row: the token there, and the number of its term. */
  private final List<String> tokens = new ArrayList<>();

  private final List<Integer> termAt = new ArrayList<>();

  /** The places of the first tokens of the terms, of the last ones, and of those with a star. */
  final long firsts;

  final long lasts;
  private final long beginnings;

  SearchPattern(Collection<SearchTerm> terms) {
    this.terms = List.copyOf(terms);
    long firstPlaces = 0;
    long lastPlaces = 0;
    long beginningPlaces = 0;
    for (int number = 0; number < this.terms.size(); number++) {
      SearchTerm term = this.terms.get(number);
      firstPlaces |= 1L << tokens.size();
      for (String token : term.tokens()) {
        tokens.add(token);
        termAt.add(number);
      }
      long last = 1L << (tokens.size() - 1);
      lastPlaces |= last;
      beginningPlaces |= term.beginning() ? last : 0;
    }
    firsts = firstPlaces;
    lasts = lastPlaces;
    beginnings = beginningPlaces;
  }

  int termAt(int place) {
    return termAt.get(place);
  }

  /** Whether the token is, or begins with, the one at a place. */
  boolean accepts(int place, CharSequence token) {
    String wanted = tokens.get(place);
    int length = wanted.length();
    boolean mayBeLonger = (beginnings & (1L << place)) != 0;
    if (mayBeLonger ? token.length() < length : token.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (token.charAt(i) != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isWhole(int place, CharSequence token) {
    return token.length() == tokens.get(place).length();
  }
}
