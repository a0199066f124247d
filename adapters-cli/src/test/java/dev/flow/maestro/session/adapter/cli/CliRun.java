package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** What one run of the program left on the console. */
record CliRun(int exit, String out, String err) {

  private static final Pattern ID = Pattern.compile("\"session_id\": \"([^\"]*)\"");

  /** The data of a run that succeeded and had nothing else to say. */
  String data() {
    assertThat(err).isEmpty();
    assertThat(exit).isZero();
    assertThat(out).matches("(?s)\\p{ASCII}+\n");
    return out;
  }

  /** The ids in the data, in order. */
  List<String> ids() {
    return ID.matcher(data()).results().map(found -> found.group(1)).toList();
  }

  /** Makes sure that the run failed with these lines on standard error and nothing else. */
  void failed(int code, String... lines) {
    assertThat(err).isEqualTo(String.join("\n", lines) + "\n");
    assertThat(exit).isEqualTo(code);
    assertThat(out).isEmpty();
  }
}
