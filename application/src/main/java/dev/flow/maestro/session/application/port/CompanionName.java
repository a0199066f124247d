package dev.flow.maestro.session.application.port;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a file that another tool keeps with a session, below the session's folder: parts with
 * a slash between them. Holding only what passes its checks, it leads nowhere else, on no system,
 * and names no file of the session itself.
 *
 * @param text such as {@code checkpoints.json} or {@code notes/1.md}
 */
public record CompanionName(String text) implements Comparable<CompanionName> {

  /** The longest name, in characters. */
  public static final int MAX_LENGTH = 1024;

  /** Stands where a name could not be read as text. */
  private static final int REPLACEMENT = 0xFFFD;

  private static final int MAX_PART_BYTES = 255;
  private static final int MAX_PARTS = 32;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Set<String> OF_THE_SESSION =
      Set.of("metadata.json", "metadata.json.tmp", "history.jsonl", "history.jsonl.tmp");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException with what is wrong, if it may not be one
   */
  public CompanionName {
    problem(text)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  /** What forbids a text as a name, as a clause without a full stop; empty where nothing does. */
  public static Optional<String> problem(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of("the name is longer than " + MAX_LENGTH + " characters");
    }
    if (text.codePoints().anyMatch(CompanionName::isForbidden)) {
      return Optional.of(
          "the name has a backslash, a control character or no whole character in it");
    }
    List<String> parts = List.of(text.split("/", -1));
    if (parts.size() > MAX_PARTS) {
      return Optional.of("the name has more than " + MAX_PARTS + " parts");
    }
    if (parts.stream().anyMatch(CompanionName::leadsAway)) {
      return Optional.of("the name has a part that is empty, a dot, two dots or a drive");
    }
    if (parts.stream().anyMatch(part -> utf8Length(part) > MAX_PART_BYTES)) {
      return Optional.of("the name has a part of more than " + MAX_PART_BYTES + " bytes");
    }
    if (OF_THE_SESSION.contains(folded(parts.get(0)))) {
      return Optional.of("the name is that of a file of the session itself");
    }
    return Optional.empty();
  }

  /** The parts, the last of which is the file's own name. */
  public List<String> parts() {
    return List.of(text.split("/", -1));
  }

  /** A text in one case: names that fold alike are one file on some systems. */
  public static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean isForbidden(int c) {
    int type = Character.getType(c);
    return c == '\\'
        || c == REPLACEMENT
        || type == Character.CONTROL
        || type == Character.SURROGATE;
  }

  private static boolean leadsAway(String part) {
    return part.isEmpty() || part.equals(".") || part.equals("..") || DRIVE.matcher(part).matches();
  }

  private static int utf8Length(String text) {
    return text.codePoints().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4).sum();
  }

  /** Orders by the text. */
  @Override
  public int compareTo(CompanionName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
