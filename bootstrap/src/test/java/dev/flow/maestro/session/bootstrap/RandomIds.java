package dev.flow.maestro.session.bootstrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts that somebody might give for an id, and that begin no id: ways out of a folder, mostly. */
final class RandomIds {

  private static final int LONGEST = 8;

  private final Random random;
  private final List<String> parts;

  /**
   * Makes texts that lead to some folders, among others.
   *
   * @param targets by their absolute paths, and by the last name of each
   */
  RandomIds(Random random, List<Path> targets) {
    this.random = random;
    this.parts =
        new ArrayList<>(
            List.of(
                "..", "../", "/", "\\", ".", "./", "//", "\0", "\n", "*", "?", "~", "%2f",
                "[a-f]"));
    for (Path target : targets) {
      parts.add(target.toString());
      parts.add(target.toString() + "/");
      parts.add("../../../../../canaries/.flow/maestro/sessions/");
      parts.add(String.valueOf(target.getFileName()));
    }
    parts.addAll(List.of("metadata.json", "sessions", ".flow/maestro", "canaries"));
    parts.addAll(BadIds.all().values());
  }

  /** The next text. */
  String next() {
    while (true) {
      String text = random.nextInt(5) == 0 ? noise() : path();
      if (!text.matches("[0-9a-f-]*") || text.isEmpty()) {
        return text;
      }
    }
  }

  private String path() {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(LONGEST); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  private String noise() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
    }
    return text.toString();
  }

  /** A text in ASCII, for messages. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.chars()
        .forEach(
            unit ->
                printable.append(
                    unit < ' ' || unit > '~'
                        ? String.format(Locale.ROOT, "\\u%04x", unit)
                        : Character.toString(unit)));
    return printable.toString();
  }
}
