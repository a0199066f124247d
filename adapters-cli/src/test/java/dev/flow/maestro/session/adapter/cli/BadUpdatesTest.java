package dev.flow.maestro.session.adapter.cli;

import java.util.stream.Stream;

/** Updates that make no sense, whatever the session is. */
class BadUpdatesTest extends BadInputChecks {

  private static final String NUMBERS =
      "statistics.total_tasks, statistics.completed_tasks, statistics.failed_tasks,"
          + " statistics.decisions_made, statistics.checkpoints_created,"
          + " statistics.error_recovery_count, statistics.duration_seconds,"
          + " configuration.max_iterations, configuration.timeout_minutes";

  private static final String FIELDS =
      "; known: status, current_phase, prd_reference.filename, prd_reference.path,"
          + " prd_reference.version, statistics.total_tasks, statistics.completed_tasks,"
          + " statistics.failed_tasks, statistics.decisions_made, statistics.checkpoints_created,"
          + " statistics.error_recovery_count, statistics.duration_seconds,"
          + " configuration.max_iterations, configuration.timeout_minutes,"
          + " configuration.auto_checkpoint, configuration.error_recovery_enabled";
  private static final String NOTHING =
      "update needs something to change: --set, --add, --phase, --prd, --prd-version or --json";
  private static final String COUNT = " must be a whole number of at least 0 and below 2^63, not ";
  private static final String TOTAL = "statistics.total_tasks";

  static Stream<BadInput> inputs() {
    return Stream.of(nothing(), flags(), additions(), twice(), json()).flatMap(inputs -> inputs);
  }

  private static BadInput update(String... flags) {
    return BadInput.of(BadInput.of(flags).after("update", "--session-id", "01"));
  }

  private static Stream<BadInput> nothing() {
    return Stream.of(
        update().tells(NOTHING),
        update("--reason", "why not").tells(NOTHING),
        update("--expect-revision", "1").tells(NOTHING),
        update("--json", "{}").tells(NOTHING),
        update("--json", "{\"statistics\": {}}").tells(NOTHING));
  }

  private static Stream<BadInput> flags() {
    return Stream.of(
        update("--set", "foo=1").tells("unknown field \"foo\"" + FIELDS),
        update("--set", "=1").tells("unknown field \"\"" + FIELDS),
        update("--set", "total_tasks=1").tells("unknown field \"total_tasks\"" + FIELDS),
        update("--set", "completed_at=now").tells("unknown field \"completed_at\"" + FIELDS),
        update("--set", "revision=9").tells("unknown field \"revision\"" + FIELDS),
        update("--set", TOTAL).tells("--set must be a field, = and a value, not \"" + TOTAL + "\""),
        update("--set", TOTAL + "=").tells(TOTAL + COUNT + "\"\""),
        update("--set", TOTAL + "=ten").tells(TOTAL + COUNT + "\"ten\""),
        update("--set", TOTAL + "=1.5").tells(TOTAL + COUNT + "\"1.5\""),
        update("--set", TOTAL + "=9223372036854775808")
            .tells(TOTAL + COUNT + "\"9223372036854775808\""),
        update("--set", TOTAL + "=-1")
            .tells(TOTAL + " must be a whole number of at least 0, not \"-1\""),
        update("--set", "statistics.duration_seconds=-0.5")
            .tells("statistics.duration_seconds must be a number of at least 0, not \"-0.5\""),
        update("--set", "configuration.max_iterations=0")
            .tells("configuration.max_iterations must be a whole number of at least 1, not \"0\""),
        update("--set", "configuration.auto_checkpoint=no")
            .tells("configuration.auto_checkpoint must be true or false, not \"no\""),
        update("--set", "status=done").tells("unknown status \"done\"" + STATUSES),
        update("--phase", "planning").tells("unknown phase \"planning\"" + PHASES),
        update("--phase=plan", "--expect-status=done")
            .tells("unknown --expect-status \"done\"" + STATUSES),
        update("--phase=plan", "--expect-revision=0")
            .tells(
                "--expect-revision must be a whole number from 1 to 9223372036854775807,"
                    + " not \"0\""),
        update("--prd", "").tells("--prd must be the path of a file, not \"\""),
        update("--prd", "  ").tells("--prd must be the path of a file, not \"  \""),
        update("--prd", "/").tells("--prd must be the path of a file, not \"/\""),
        update("--prd", "../../../..")
            .tells("--prd must be the path of a file, not \"../../../..\""));
  }

  private static Stream<BadInput> additions() {
    return Stream.of(
        update("--add", "foo=1").tells("unknown field \"foo\"" + FIELDS),
        update("--add", TOTAL).tells("--add must be a field, = and a value, not \"" + TOTAL + "\""),
        update("--add", TOTAL + "=one")
            .tells(TOTAL + " must be a whole number between -2^63 and 2^63, not \"one\""),
        update("--add", "status=1")
            .tells("unknown number to add to \"status\"; known: " + NUMBERS));
  }

  private static Stream<BadInput> twice() {
    String error = TOTAL + " must be named once, not \"twice\"";
    return Stream.of(
        update("--set", TOTAL + "=1", "--set", TOTAL + "=1").tells(error),
        update("--set", TOTAL + "=1", "--add", TOTAL + "=1").tells(error),
        update("--add", TOTAL + "=1", "--json", "{\"statistics\": {\"total_tasks\": 1}}")
            .tells(error),
        update("--phase=plan", "--set=current_phase=plan")
            .tells("current_phase must be named once, not \"twice\""),
        update("--prd=x", "--set=prd_reference.filename=x")
            .tells("prd_reference.filename must be named once, not \"twice\""));
  }

  private static Stream<BadInput> json() {
    return Stream.of(
        malformed("", "is empty (at byte 0)"),
        malformed("{", "ends too early (at byte 1)"),
        malformed("[]", "must be an object (at byte 0)"),
        malformed("null", "must be an object (at byte 0)"),
        malformed("{\"statistics\": 5}", "statistics must be an object (at byte 15)"),
        malformed(
            "{\"current_phase\": null}",
            "current_phase must be a string, a number, true or false (at byte 18)"),
        malformed("{\"status\": \"failed\"} {}", "goes on after its end (at byte 21)"),
        update("--json", "{\"revision\": 9}").tells("unknown field \"revision\"" + FIELDS),
        update("--json", "{\"tasks\": {\"total\": 9}}").tells("unknown field \"tasks\"" + FIELDS),
        update("--json", "{\"statistics\": {\"total\": 9}}")
            .tells("unknown field \"statistics.total\"" + FIELDS),
        update("--json", "{\"statistics\": {\"total_tasks\": \"9\"}}")
            .tells(TOTAL + COUNT + "\"9\""),
        update("--json", "{\"statistics\": {\"total_tasks\": -1}}")
            .tells(TOTAL + " must be a whole number of at least 0, not \"-1\""),
        update("--json", "{\"status\": \"done\"}").tells("unknown status \"done\"" + STATUSES));
  }

  private static BadInput malformed(String object, String reason) {
    return update("--json", object)
        .tells(
            "update must be a JSON object of an update's members: "
                + reason
                + ", not \""
                + object
                + "\"");
  }
}
