package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionStatus;

/** Flags that mean the same in several commands. */
final class SharedOptions {

  static final OptionSpec SESSION_ID =
      OptionSpec.required("session-id", "ID", "the id, the beginning of it, or last, last:2 ...")
          .orBare();

  /** Of commands that do the same to each of several sessions. */
  static final OptionSpec SESSION_IDS = SESSION_ID.severalTimes();

  static final OptionSpec TEMPLATE_NAME =
      OptionSpec.required("name", "NAME", "of the template: lower-case letters, digits, -, _ and .")
          .orBare();

  static final OptionSpec DRY_RUN =
      OptionSpec.flag("dry-run", "tell what would be done, and change nothing");

  static final OptionSpec IDEMPOTENCY_KEY =
      OptionSpec.optional(
          "idempotency-key",
          "KEY",
          "a name for this request; who makes it again gets the first result");

  static final OptionSpec FIELDS =
      OptionSpec.optional(
              "fields", "NAME,...", "only these members; without a value, shows which there are")
          .orAlone();

  static final OptionSpec YES = OptionSpec.flag("yes", "do not ask");

  static final OptionSpec LIMIT =
      OptionSpec.optional("limit", "N", "how many at the most (default 10); 0 means all");

  static final OptionSpec REPOSITORY =
      OptionSpec.optional("repository", "DIR", "its root; default: the repository one is in")
          .orBare();

  private static final long DEFAULT_LIMIT = 10;

  /** For commands that show sessions; it stands in the place of the option of every command. */
  static final OptionSpec OUTPUT_OF_SESSIONS =
      OptionSpec.optional(
          CommandSpec.OUTPUT,
          "table|json|pretty|jsonl|id",
          "for people (default on a terminal), one line, indented, a line each, or ids only");

  /** For commands that tell which session something was done to. */
  static final OptionSpec OUTPUT_OF_CHANGES =
      OptionSpec.optional(
          CommandSpec.OUTPUT,
          "text|json|pretty|jsonl|id",
          "for people (default on a terminal), one line, indented, a line each, or ids only");

  /**
   * For commands that tell what happened; it stands in the place of the option of every command.
   */
  static final OptionSpec OUTPUT_OF_EVENTS =
      OptionSpec.optional(
          CommandSpec.OUTPUT,
          "text|json|pretty|jsonl",
          "for people (default on a terminal), one line, indented, or a line each");

  /** For commands that have a text form; it stands in the place of the option of every command. */
  static final OptionSpec OUTPUT_OR_TEXT =
      OptionSpec.optional(
          CommandSpec.OUTPUT,
          "text|json|pretty",
          "for people (default on a terminal), one line, or indented");

  private SharedOptions() {}

  /** The query with the limit that {@link #LIMIT} says. */
  static SessionQuery limited(SessionQuery query, Arguments arguments) {
    long limit = arguments.number(LIMIT.name(), 0, Integer.MAX_VALUE).orElse(DEFAULT_LIMIT);
    return limit == 0 ? query : query.limitedTo((int) limit);
  }

  static String statuses() {
    return String.join(", ", SessionStatus.keys());
  }
}
