package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What holds for every run of every test: it is looked at whenever a test runs a command. */
final class Promises {

  /** A command, ready to be copied, after which something is gone. Its help takes nothing away. */
  private static final Pattern DESTRUCTIVE =
      Pattern.compile(
          "maestro-session (?:delete|cleanup|sweep|trash empty|template remove|repos remove"
              + "|repos prune|import|undo)\\b(?! --help)");

  private Promises() {}

  /** A command ends with no code that its help does not name. */
  static void requireDeclared(ExitCode exit, String... words) {
    String name = CommandLine.takeCommand(new ArrayList<>(List.of(words)));
    Commands.named(name)
        .ifPresent(
            command -> assertThat(command.spec().exitCodes()).as("of " + name).contains(exit));
  }

  /** Nobody loses anything by typing what a hint says. */
  static void requireHarmlessHints(String err) {
    assertThat(err.lines().filter(line -> line.startsWith("hint: ") || line.contains("\"hint\":")))
        .allSatisfy(line -> assertThat(hintOf(line)).doesNotContainPattern(DESTRUCTIVE));
  }

  private static String hintOf(String line) {
    return line.startsWith("hint: ")
        ? line
        : line.replaceFirst(".*\"hint\": \"((?:[^\"\\\\]|\\\\.)*)\".*", "$1");
  }
}
