package dev.flow.maestro.session.adapter.git;

import java.util.List;

/** The rules of git-check-ref-format(1), which also keep a name inside its repository. */
final class RefName {

  private static final String ROOT = "refs/";

  private static final List<String> FORBIDDEN_INSIDE = List.of("..", "@{", "//", "/.", ".lock/");

  private static final List<String> FORBIDDEN_AT_END = List.of("/", ".", ".lock");

  /** U+FFFD stands for bytes that are not UTF-8. */
  private static final String FORBIDDEN_CHARACTERS = "~^:?*[\\\u007f\ufffd";

  /** What each work tree has for itself, as git-worktree(1) lists it. */
  private static final List<String> PER_WORKTREE =
      List.of("refs/bisect/", "refs/worktree/", "refs/rewritten/");

  private static final List<String> LEFT_OUT =
      List.of("refs/heads/", "refs/remotes/", "refs/tags/", ROOT);

  private RefName() {}

  /** Whether git would follow a symbolic reference to it. */
  static boolean isValid(String name) {
    if (!isBelowRoot(name)) {
      return false;
    }
    for (String forbidden : FORBIDDEN_INSIDE) {
      if (name.contains(forbidden)) {
        return false;
      }
    }
    for (String forbidden : FORBIDDEN_AT_END) {
      if (name.endsWith(forbidden)) {
        return false;
      }
    }
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      if (character <= ' ' || FORBIDDEN_CHARACTERS.indexOf(character) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a branch, a tag or the like, and not {@code HEAD}. */
  static boolean isBelowRoot(String name) {
    return name.startsWith(ROOT);
  }

  /** Whether linked work trees do not share it. */
  static boolean isPerWorktree(String name) {
    for (String prefix : PER_WORKTREE) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return !isBelowRoot(name);
  }

  /** The name as people say it: {@code main} for {@code refs/heads/main}. */
  static String shorten(String name) {
    for (String prefix : LEFT_OUT) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }
}
