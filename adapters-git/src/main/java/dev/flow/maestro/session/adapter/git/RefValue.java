package dev.flow.maestro.session.adapter.git;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a reference holds.
 *
 * @param isSymbolic whether it names another reference
 * @param text the full name of that reference, or of a commit
 */
record RefValue(boolean isSymbolic, String text) {

  private static final String SYMBOLIC = "ref:";

  static RefValue symbolic(String target) {
    return new RefValue(true, target);
  }

  /** A value that names a commit, if it does. */
  static RefValue commit(Path file, String text) throws UnreadableGitException {
    if (!isObjectName(text)) {
      throw new UnreadableGitException(file, "names neither a branch nor a commit");
    }
    return new RefValue(false, text.toLowerCase(Locale.ROOT));
  }

  /** Reads the content of a file that holds one reference. */
  static RefValue parse(Path file, String content) throws UnreadableGitException {
    String text = content.trim();
    if (text.isEmpty()) {
      throw new UnreadableGitException(file, "is empty");
    }
    if (text.startsWith(SYMBOLIC)) {
      return symbolic(text.substring(SYMBOLIC.length()).trim());
    }
    // FETCH_HEAD and the like have more on the line, and git takes it from any reference.
    int end = 0;
    while (end < text.length() && text.charAt(end) > ' ') {
      end++;
    }
    return commit(file, text.substring(0, end));
  }

  /** In hexadecimal, by SHA-1 or SHA-256; all zeros is git's name for no object. */
  private static boolean isObjectName(String text) {
    if (text.length() != 40 && text.length() != 64) {
      return false;
    }
    boolean isZero = true;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      // Not Character.digit alone, for which digits of every script are digits.
      if (digit >= 0x80 || Character.digit(digit, 16) < 0) {
        return false;
      }
      isZero &= digit == '0';
    }
    return !isZero;
  }
}
