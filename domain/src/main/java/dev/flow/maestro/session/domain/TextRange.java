package dev.flow.maestro.session.domain;

/**
 * A part of a text that is not empty, in the units of {@link String}; it cuts no character in half.
 *
 * @param start where it begins
 * @param end behind its last unit
 */
public record TextRange(int start, int end) {

  /** Checks that it is a part of some text. */
  public TextRange {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no range: " + start + " to " + end);
    }
  }
}
