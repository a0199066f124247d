package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.SessionStatus;

/** Flags that mean the same in several commands. */
final class SharedOptions {

  static final OptionSpec SESSION_ID =
      OptionSpec.required("session-id", "ID", "the id, or the beginning of it").orBare();

  static final OptionSpec EXPECT_STATUS =
      OptionSpec.optional("expect-status", "S", "do nothing unless the session has this status");

  static final OptionSpec EXPECT_REVISION =
      OptionSpec.optional(
          "expect-revision", "N", "do nothing unless the session is at this revision");

  static final OptionSpec REASON = OptionSpec.optional("reason", "TEXT", "why, for the history");

  private SharedOptions() {}

  static String statuses() {
    return String.join(", ", SessionStatus.keys());
  }
}
