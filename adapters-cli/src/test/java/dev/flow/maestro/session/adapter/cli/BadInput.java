package dev.flow.maestro.session.adapter.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command line that is wrong, and what is said about it.
 *
 * @param error the line after {@code error: }
 * @param hint the line after {@code hint: }
 */
record BadInput(List<String> words, String error, String hint) {

  /** Begins with the words; {@link #tells} follows. */
  static BadInput of(String... words) {
    return new BadInput(List.of(words), "", "");
  }

  /** With this error, and the hint to read the help of the command. */
  BadInput tells(String text) {
    return tells(text, "maestro-session " + words.get(0) + " --help");
  }

  /** With this error and this hint. */
  BadInput tells(String text, String next) {
    return new BadInput(words, text, next);
  }

  /** The words after some others. */
  String[] after(String... others) {
    return Stream.concat(Arrays.stream(others), words.stream()).toArray(String[]::new);
  }

  /** How the object for programs begins. */
  String jsonStart() {
    return "{\"code\": \"invalid_input\", \"message\": \""
        + error.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\", \"hint\": \""
        + hint
        + "\"";
  }

  /** As a test is named. */
  @Override
  public String toString() {
    return words.stream().collect(Collectors.joining("' '", "'", "'"));
  }
}
