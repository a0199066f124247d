package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.SessionStatus;
import java.util.List;
import java.util.Map;

/**
 * How text for people may look on one stream: whether it has colours and how wide it is.
 *
 * @param colours whether to send control sequences (ECMA-48)
 * @param columns how many characters fit beside each other
 */
record Style(boolean colours, int columns) {

  /** What {@code --color} may say. */
  static final List<String> CHOICES = List.of("auto", "always", "never");

  private static final String PLAIN = "\u001b[0m";
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 40;
  private static final int MOST_COLUMNS = 1000;

  /** A way to set off text. */
  enum Ink {
    /** Heavier. */
    BOLD("1"),
    /** Fainter, for what matters less. */
    DIM("2"),
    /** Gone wrong. */
    RED("31"),
    /** Gone well. */
    GREEN("32"),
    /** Wants somebody's attention. */
    YELLOW("33"),
    /** At work. */
    CYAN("36");

    private final String sequence;

    Ink(String parameter) {
      this.sequence = "\u001b[" + parameter + "m";
    }
  }

  /**
   * That of a stream. What the command line says goes before {@code NO_COLOR}, which wants none
   * (no-color.org), {@code CLICOLOR_FORCE}, which wants them, and {@code CLICOLOR=0}; without any,
   * a terminal has them that is not dumb.
   *
   * @param choice one of {@link #CHOICES}
   */
  static Style of(String choice, boolean onTerminal, Map<String, String> environment) {
    boolean colours =
        switch (choice) {
          case "always" -> true;
          case "never" -> false;
          default -> wanted(onTerminal, environment);
        };
    return new Style(colours, columns(environment.getOrDefault("COLUMNS", "")));
  }

  private static boolean wanted(boolean onTerminal, Map<String, String> environment) {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String force = environment.getOrDefault("CLICOLOR_FORCE", "");
    if (!force.isEmpty() && !force.equals("0")) {
      return true;
    }
    return onTerminal
        && !environment.getOrDefault("CLICOLOR", "").equals("0")
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  private static int columns(String text) {
    try {
      return Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      return USUAL_COLUMNS;
    }
  }

  /** The text in bold, or as it is. */
  String bold(String text) {
    return in(Ink.BOLD, text);
  }

  /** The text in an ink, or as it is. */
  String in(Ink ink, String text) {
    return colours && !text.isEmpty() ? ink.sequence + text + PLAIN : text;
  }

  /** A status with the sign that tells it without colours. */
  static String marked(SessionStatus status) {
    return switch (status) {
          case INITIALIZING -> "○ ";
          case PLANNING, GENERATING_TASKS, IMPLEMENTING, VALIDATING, GENERATING_REPORT -> "● ";
          case PAUSED -> "‖ ";
          case COMPLETED -> "✓ ";
          case FAILED -> "✗ ";
        }
        + status.key();
  }

  /** The ink of a status. */
  static Ink inkOf(SessionStatus status) {
    return switch (status) {
      case INITIALIZING -> Ink.DIM;
      case PLANNING, GENERATING_TASKS, IMPLEMENTING, VALIDATING, GENERATING_REPORT -> Ink.CYAN;
      case PAUSED -> Ink.YELLOW;
      case COMPLETED -> Ink.GREEN;
      case FAILED -> Ink.RED;
    };
  }
}
