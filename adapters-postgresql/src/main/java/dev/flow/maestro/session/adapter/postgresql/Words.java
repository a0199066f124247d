package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.TextRange;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words by which an index finds what a search may match. {@link SearchQuery} decides what matches;
 * here no match may be missed, and some that are none do no harm.
 *
 * <p>A text is cut at the punctuation of ASCII and at {@link #PUNCTUATION}: there every search
 * cuts, too. A piece is a word of the index if it is one word to a search, made of letters and
 * digits of ASCII once accents, widths and case are taken off. Any other piece, such as one in
 * another script, is {@link #ANYTHING}: it may match whatever is looked for.
 */
final class Words {

  /** Stands for words that are not told apart. */
  static final String ANYTHING = "*";

  private static final int LONGEST_WORD = 64;

  /** A text with more is looked at in each search. */
  private static final int MOST_WORDS = 1000;

  /** A piece of so few characters is fewer words than a search may have. */
  private static final int FEW = 3;

  /** Punctuation beyond ASCII that is often met, and at which every search cuts. */
  static final String PUNCTUATION = "\u00a0\u00ab\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2026";

  private static final Pattern CUT =
      Pattern.compile("[[\\x00-\\x7F&&[^A-Za-z0-9]]" + PUNCTUATION + "]+");
  private static final Pattern ASCII_WORD = Pattern.compile("[A-Za-z0-9]{1," + LONGEST_WORD + "}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Words() {}

  /** The words of a text, each once. */
  static List<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String piece : CUT.split(text, -1)) {
      if (!piece.isEmpty()) {
        word(piece).ifPresent(words::add);
        if (words.size() > MOST_WORDS) {
          return List.of(ANYTHING);
        }
      }
    }
    return List.copyOf(words);
  }

  /** Words of which a text that matches has each, or {@link #ANYTHING} in its place. */
  static List<String> demandedBy(SearchQuery query) {
    Set<String> words = new LinkedHashSet<>();
    for (String term : wanted(query.text())) {
      List<String> pieces = List.of(CUT.split(term, -1));
      // Of the last one before stars, a text may have a longer one. Behind the stars there is none.
      int whole = term.endsWith("*") ? Math.max(0, pieces.size() - 2) : pieces.size();
      for (String piece : pieces.subList(0, whole)) {
        if (!piece.isEmpty()) {
          word(piece).filter(word -> !word.equals(ANYTHING)).ifPresent(words::add);
        }
      }
    }
    return List.copyOf(words);
  }

  /** The words and phrases of a search that are not excluded, with their stars. */
  private static List<String> wanted(String text) {
    List<String> terms = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
        continue;
      }
      boolean excluded = text.charAt(at) == '-';
      int start = excluded ? at + 1 : at;
      int end = start;
      if (start < text.length() && text.charAt(start) == '"') {
        start++;
        // It is closed; otherwise this were no search.
        end = text.indexOf('"', start);
        at = end + 1;
      } else {
        while (end < text.length() && !isBlank(text.charAt(end))) {
          end++;
        }
        at = end;
      }
      if (!excluded) {
        terms.add(text.substring(start, end));
      }
    }
    return terms;
  }

  private static boolean isBlank(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
  }

  /** The word that a piece is; empty where a search finds nothing in it. */
  private static Optional<String> word(String piece) {
    if (ASCII_WORD.matcher(piece).matches()) {
      return Optional.of(piece.toLowerCase(Locale.ROOT));
    }
    if (piece.length() > LONGEST_WORD) {
      return Optional.of(ANYTHING);
    }
    String bare = MARKS.matcher(Normalizer.normalize(piece, Normalizer.Form.NFKD)).replaceAll("");
    if (ASCII_WORD.matcher(bare).matches()) {
      String word = bare.toLowerCase(Locale.ROOT);
      return Optional.of(isAllOf(piece, word) ? word : ANYTHING);
    }
    return piece.length() <= FEW && isNothing(piece) ? Optional.empty() : Optional.of(ANYTHING);
  }

  /** Whether a search for the word finds the whole piece: then it is one word, and this one. */
  private static boolean isAllOf(String piece, String word) {
    return SearchQuery.parse(word)
        .highlights(piece)
        .equals(List.of(new TextRange(0, piece.length())));
  }

  /** Whether there is nothing in it to search for, such as a dash. */
  private static boolean isNothing(String piece) {
    try {
      SearchQuery.parse(piece);
      return false;
    } catch (InvalidInputException e) {
      return true;
    }
  }
}
