package dev.flow.maestro.session.adapter.cli;

import java.util.stream.Stream;

/** No command, or one that there is not. */
class BadCommandsTest extends BadInputChecks {

  private static final String KNOWN = "; known: " + String.join(", ", Commands.names());
  private static final String HELP = "maestro-session --help";

  static Stream<BadInput> inputs() {
    return Stream.of(
        BadInput.of().tells("no command" + KNOWN, HELP),
        BadInput.of("").tells("no command" + KNOWN, HELP),
        BadInput.of("--").tells("no command" + KNOWN, HELP),
        BadInput.of("--repo-root", "list").tells("no command" + KNOWN, HELP),
        BadInput.of("--repo-root").tells("--repo-root needs a value", HELP),
        unknown("crate", "did you mean create?"),
        unknown("lsit", "did you mean list?"),
        unknown("updat", "did you mean update?"),
        unknown("histroy", "did you mean history?"),
        unknown("gett", "did you mean get?"),
        unknown("LIST", HELP),
        unknown("frobnicate", HELP),
        unknown("x", HELP),
        BadInput.of("crate", "--bogus")
            .tells("unknown command \"crate\"" + KNOWN, "did you mean create?"),
        BadInput.of("help", "frobnicate").tells("unknown command \"frobnicate\"" + KNOWN, HELP),
        BadInput.of("help", "delet")
            .tells("unknown command \"delet\"" + KNOWN, "did you mean delete?"),
        BadInput.of("--versoin")
            .tells("unknown option \"--versoin\"; known: " + COMMON, "did you mean --version?"),
        BadInput.of("--bogus", "--help")
            .tells("unknown option \"--bogus\"; known: " + COMMON, HELP));
  }

  private static BadInput unknown(String word, String hint) {
    return BadInput.of(word).tells("unknown command \"" + word + "\"" + KNOWN, hint);
  }
}
