package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A session as the program should print it, to be varied. */
record SessionText(String pretty) {

  /** The first session that {@link Cli} creates. */
  static final SessionText CREATED =
      new SessionText(
          """
          {
            "session_id": "01000000-0000-4000-8000-000000000000",
            "feature_request": "Add user authentication",
            "status": "initializing",
            "created_at": "2026-01-07T13:02:57.119275Z",
            "updated_at": "2026-01-07T13:02:57.119275Z",
            "git_context": {
              "branch": "main",
              "commit": "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1",
              "repo_root": "/work",
              "is_worktree": false
            },
            "statistics": {
              "total_tasks": 0,
              "completed_tasks": 0,
              "failed_tasks": 0,
              "decisions_made": 0,
              "checkpoints_created": 0,
              "error_recovery_count": 0,
              "duration_seconds": 0.0
            },
            "configuration": {
              "max_iterations": 3,
              "timeout_minutes": 120,
              "auto_checkpoint": true,
              "error_recovery_enabled": true
            },
            "revision": 1
          }
          """);

  /** The same with another member in the place of one that is there exactly once. */
  SessionText with(String member, String other) {
    assertThat(pretty.split(member, -1)).as(member).hasSize(2);
    return new SessionText(pretty.replace(member, other));
  }

  /** The same after one change, two seconds later. */
  SessionText atRevisionTwo() {
    return with("\"revision\": 1", "\"revision\": 2")
        .with(
            "\"updated_at\": \"2026-01-07T13:02:57.119275Z\"",
            "\"updated_at\": \"2026-01-07T13:02:59.119275Z\"");
  }

  /** On one line. */
  String compact() {
    return compact(pretty);
  }

  /** An array of these, indented. */
  static String prettyArray(SessionText... sessions) {
    return Arrays.stream(sessions)
        .map(session -> session.pretty.strip().indent(2).stripTrailing())
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  /** An indented document on one line. */
  static String compact(String document) {
    return document.strip().replaceAll(",\n *", ", ").replaceAll("\n *", "") + "\n";
  }
}
