package dev.flow.maestro.session.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Terms in the form in which a text is searched for all of them at once: their tokens in a row,
 * each with a bit of a {@code long} (the Shift-And method of Baeza-Yates and Gonnet, 1992, on
 * tokens instead of letters).
 */
final class SearchPattern {

  /** Makes a capital of ASCII small, leaves small ones and digits, and makes no letter a digit. */
  private static final int SMALL = 0x20;

  final List<SearchTerm> terms;

  /** By place in the row: the token there, and the number of its term. */
  private final List<String> tokens = new ArrayList<>();

  private final List<Integer> termAt = new ArrayList<>();

  /** The places of the first tokens of the terms, of the last ones, and of those with a star. */
  final long firsts;

  final long lasts;
  private final long beginnings;

  /** What a text has to have: the longest token of each term that is wanted. */
  private final List<byte[]> wanted = new ArrayList<>();

  private final boolean wantsMoreThanAscii;

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
    boolean beyondAscii = false;
    for (SearchTerm term : this.terms) {
      if (!term.excluded()) {
        String longest = Collections.max(term.tokens(), Comparator.comparingInt(String::length));
        wanted.add(longest.getBytes(StandardCharsets.ISO_8859_1));
        beyondAscii |= term.tokens().stream().flatMapToInt(String::chars).anyMatch(c -> c >= 0x80);
      }
    }
    wantsMoreThanAscii = beyondAscii;
  }

  /**
   * Looks for the longest token of each term that is wanted, wherever it stands. In a text of ASCII
   * all tokens are ASCII, with capitals made small.
   */
  boolean mayMatchAscii(byte[] text, int from, int to) {
    if (wantsMoreThanAscii) {
      return false;
    }
    for (byte[] token : wanted) {
      if (!occurs(token, text, from, to)) {
        return false;
      }
    }
    return true;
  }

  private static boolean occurs(byte[] token, byte[] text, int from, int to) {
    int first = token[0];
    for (int at = from; at <= to - token.length; at++) {
      if ((text[at] | SMALL) == first && occursAt(token, text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean occursAt(byte[] token, byte[] text, int at) {
    for (int i = 1; i < token.length; i++) {
      if ((text[at + i] | SMALL) != token[i]) {
        return false;
      }
    }
    return true;
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
