package dev.flow.maestro.session.adapter.cli;

import java.util.Map;

/**
 * How text for people may look: whether it has colours, which are for a terminal that has them and
 * a person who wants them, and how wide it is.
 *
 * @param colours whether to send control sequences (ECMA-48)
 * @param columns how many characters fit beside each other
 */
record Style(boolean colours, int columns) {

  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 40;
  private static final int MOST_COLUMNS = 1000;

  /** That of standard output. {@code NO_COLOR} with any value means no colours. */
  static Style of(Console console) {
    Map<String, String> environment = console.environment();
    boolean colours =
        console.outIsTerminal()
            && !environment.containsKey("NO_COLOR")
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Style(colours, columns(environment.getOrDefault("COLUMNS", "")));
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
    return colours ? BOLD + text + PLAIN : text;
  }
}
