package dev.flow.maestro.session.domain;

import java.util.ArrayList;
import java.util.List;

/** What one text has of the terms of a search, found in one pass. */
final class SearchMatch implements SearchTokens.Visitor {

  /** How much occurrences count; a whole token is worth two that only begin right. */
  private static final int WHOLE = 2;

  private static final int BEGINNING = 1;
  private static final int MOST = 1000;

  private final SearchPattern pattern;
  private final boolean withRanges;
  private final int[] weights;
  private final int[] starts;
  private final List<TextRange> ranges = new ArrayList<>();
  private long found;
  private int tokens;

  private SearchMatch(SearchPattern pattern, boolean withRanges) {
    this.pattern = pattern;
    this.withRanges = withRanges;
    this.weights = new int[pattern.terms.size()];
    this.starts = new int[withRanges ? SearchQuery.MAX_WORDS : 0];
  }

  static SearchMatch of(SearchPattern pattern, String text) {
    return read(new SearchMatch(pattern, false), text);
  }

  static SearchMatch ofAscii(SearchPattern pattern, byte[] text, int from, int to) {
    SearchMatch match = new SearchMatch(pattern, false);
    AsciiTokens.of(text, from, to, match);
    return match;
  }

  static SearchMatch withRanges(SearchPattern pattern, String text) {
    return read(new SearchMatch(pattern, true), text);
  }

  private static SearchMatch read(SearchMatch match, String text) {
    SearchTokens.of(text, match);
    return match;
  }

  @Override
  public void onToken(CharSequence folded, int start, int end) {
    if (withRanges) {
      starts[tokens % starts.length] = start;
    }
    tokens++;
    long next = 0;
    for (long left = ((found & ~pattern.lasts) << 1) | pattern.firsts;
        left != 0;
        left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      if (pattern.accepts(place, folded)) {
        next |= 1L << place;
      }
    }
    found = next;
    for (long left = found & pattern.lasts; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      onTerm(pattern.termAt(place), pattern.isWhole(place, folded), end);
    }
  }

  private void onTerm(int number, boolean whole, int end) {
    weights[number] = Math.min(MOST, weights[number] + (whole ? WHOLE : BEGINNING));
    SearchTerm term = pattern.terms.get(number);
    if (withRanges && !term.excluded()) {
      int first = tokens - term.tokens().size();
      add(starts[first % starts.length], end);
    }
  }

  /** A range that touches earlier ones takes them in. */
  private void add(int start, int end) {
    int from = start;
    int to = end;
    while (!ranges.isEmpty() && ranges.get(ranges.size() - 1).end() >= from) {
      TextRange last = ranges.remove(ranges.size() - 1);
      from = Math.min(from, last.start());
      to = Math.max(to, last.end());
    }
    ranges.add(new TextRange(from, to));
  }

  List<TextRange> ranges() {
    return List.copyOf(ranges);
  }

  /**
   * 0 unless all that is wanted occurs and nothing that is excluded; else the sum over the terms of
   * {@code w / (w + k)}, which grows ever slower with the occurrences, where k grows with the
   * tokens of the text. It is BM25 with its usual k1 of 1.2 and b of 0.75, a fixed length of 24
   * tokens for the average one, and no weight of rare words, since a store's other texts must not
   * count. In whole numbers, so that it is the same everywhere.
   */
  long score() {
    long score = 0;
    for (int number = 0; number < weights.length; number++) {
      boolean occurs = weights[number] > 0;
      boolean excluded = pattern.terms.get(number).excluded();
      if (occurs == excluded) {
        return 0;
      }
      if (occurs) {
        long weight = 40L * weights[number];
        score += (weight << 30) / (weight + 24 + 3L * tokens);
      }
    }
    return score;
  }
}
