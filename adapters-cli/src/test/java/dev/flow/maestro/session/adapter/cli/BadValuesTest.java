package dev.flow.maestro.session.adapter.cli;

import java.util.stream.Stream;

/** Values that are not allowed, in {@code create}, {@code list} and {@code transition}. */
class BadValuesTest extends BadInputChecks {

  private static final String UNKNOWN_STATUS = "unknown status ";

  static Stream<BadInput> inputs() {
    return Stream.of(creations(), lists(), transitions(), roots()).flatMap(inputs -> inputs);
  }

  private static Stream<BadInput> creations() {
    String blank = "feature_request must be a text that is not blank, not ";
    return Stream.of(
        BadInput.of("create", "--feature-request", "").tells(blank + "\"\""),
        BadInput.of("create", "--feature-request=").tells(blank + "\"\""),
        BadInput.of("create", "--feature-request", "   ").tells(blank + "\"   \""),
        positive("--max-iterations", "0"),
        positive("--max-iterations", "-3"),
        positive("--max-iterations", "many"),
        positive("--timeout-minutes", "0"),
        positive("--timeout-minutes", "1.5"),
        positive("--timeout-minutes", ""),
        positive("--timeout-minutes", "9223372036854775808"));
  }

  private static BadInput positive(String flag, String value) {
    return BadInput.of("create", "--feature-request", "x", flag, value)
        .tells(flag + wholeNumber(1, Long.MAX_VALUE, value));
  }

  private static Stream<BadInput> lists() {
    return Stream.of(
        limit("-1"),
        limit("ten"),
        limit("1e1"),
        limit(""),
        limit("2147483648"),
        BadInput.of("list", "--status", "done").tells(UNKNOWN_STATUS + "\"done\"" + STATUSES),
        BadInput.of("list", "--status=PLANNING").tells(UNKNOWN_STATUS + "\"PLANNING\"" + STATUSES),
        BadInput.of("list", "--status=failed", "--status=x")
            .tells(UNKNOWN_STATUS + "\"x\"" + STATUSES),
        BadInput.of("list", "--status=failed,paused")
            .tells(UNKNOWN_STATUS + "\"failed,paused\"" + STATUSES),
        BadInput.of("list", "--phase", "planning").tells("unknown phase \"planning\"" + PHASES),
        span("30"),
        span("-30m"),
        span("1.5h"),
        span("30m 1h"),
        span("1000000000w"),
        span(""),
        time("--created-after", "yesterday"),
        time("--created-after", "2026-02-30"),
        time("--created-after", ""),
        time("--created-before", "2026-01-31T12:00:00"),
        time("--created-before", "2026-01-31 12:00:00Z"),
        time("--created-before", "31.01.2026"),
        time("--created-before", "2026-01-31T24:00:00Z"));
  }

  private static BadInput span(String value) {
    return BadInput.of("list", "--stale", value)
        .tells(
            "--stale must be a span of time, such as 45s, 30m, 12h, 30d or 1h30m, not \""
                + value
                + "\"");
  }

  private static BadInput limit(String value) {
    return BadInput.of("list", "--limit", value)
        .tells("--limit" + wholeNumber(0, Integer.MAX_VALUE, value));
  }

  private static BadInput time(String flag, String value) {
    return BadInput.of("list", flag, value)
        .tells(
            flag
                + " must be a date or an instant, such as 2026-01-31T12:00:00Z, not \""
                + value
                + "\"");
  }

  private static Stream<BadInput> transitions() {
    return Stream.of(
        transition("--status", "done").tells(UNKNOWN_STATUS + "\"done\"" + STATUSES),
        transition("--status", "").tells(UNKNOWN_STATUS + "\"\"" + STATUSES),
        transition("--status=planning", "--expect-status", "started")
            .tells("unknown --expect-status \"started\"" + STATUSES),
        revision("0"),
        revision("-1"),
        revision("one"));
  }

  private static BadInput revision(String value) {
    return transition("--status=planning", "--expect-revision", value)
        .tells("--expect-revision" + wholeNumber(1, Long.MAX_VALUE, value));
  }

  private static BadInput transition(String... flags) {
    return BadInput.of(BadInput.of(flags).after("transition", "--session-id", "01"));
  }

  private static Stream<BadInput> roots() {
    String folder = "--repo-root must be a folder that exists, not ";
    return Stream.of(
        BadInput.of("list", "--repo-root", "/does/not/exist").tells(folder + "\"/does/not/exist\""),
        BadInput.of("get", "--session-id=01", "--repo-root=").tells(folder + "\"\""));
  }

  private static String wholeNumber(long least, long most, String value) {
    return " must be a whole number from " + least + " to " + most + ", not \"" + value + "\"";
  }
}
