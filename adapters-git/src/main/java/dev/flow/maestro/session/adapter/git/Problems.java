package dev.flow.maestro.session.adapter.git;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Collects what could not be read during one detection. Each flaw is told once. */
final class Problems {

  private final Set<String> flaws = new LinkedHashSet<>();

  void add(UnreadableGitException flaw) {
    flaws.add(String.valueOf(flaw.getMessage()));
  }

  void add(Path path, String flaw) {
    add(new UnreadableGitException(path, flaw));
  }

  /** All of it on one line, or empty where all could be read. */
  Optional<String> sentence() {
    return flaws.isEmpty() ? Optional.empty() : Optional.of(printable(String.join("; ", flaws)));
  }

  /** Paths come from files that anybody may have written: nothing in them may steer a terminal. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(character -> Character.isISOControl(character) ? '?' : character)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
