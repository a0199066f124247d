package dev.flow.maestro.session.domain;

/** Somebody's text in a message: between quotes, and not too long. */
final class Quote {

  private static final int LONGEST = 100;

  private Quote() {}

  static String of(String text) {
    return '"' + shorten(text) + '"';
  }

  /** The text, or its beginning where it is long; no character is cut in half. */
  static String shorten(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
