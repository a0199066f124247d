package dev.flow.maestro.session.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * One demand of a search: tokens that must, or must not, stand in a text one after another.
 *
 * @param tokens at least one, folded
 * @param beginning whether a token of the text need only begin with the last of them
 * @param excluded whether they must not occur
 */
record SearchTerm(List<String> tokens, boolean beginning, boolean excluded) {

  SearchTerm {
    tokens = List.copyOf(tokens);
  }

  /**
   * Reads a word or a phrase. It may end in stars that stand at its last token.
   *
   * @return the term; its tokens are none where there is nothing to find in the text
   */
  static SearchTerm of(String text, boolean excluded) {
    List<String> tokens = new ArrayList<>();
    int[] lastEnd = new int[1];
    SearchTokens.of(
        text,
        (folded, start, end) -> {
          tokens.add(folded.toString());
          lastEnd[0] = end;
        });
    String rest = text.substring(lastEnd[0]);
    boolean stars = !rest.isEmpty() && rest.chars().allMatch(unit -> unit == '*');
    return new SearchTerm(tokens, stars && !tokens.isEmpty(), excluded);
  }
}
