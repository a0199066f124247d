package dev.flow.maestro.session.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A metadata document with the members that are required, some that are not, and some that nobody
 * knows, in any order.
 */
final class RandomDocument {

  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "",
              List.of(
                  "session_id",
                  "feature_request",
                  "status",
                  "created_at",
                  "updated_at",
                  "completed_at",
                  "git_context",
                  "current_phase",
                  "prd_reference",
                  "statistics",
                  "configuration",
                  "revision"),
          "git_context", List.of("branch", "commit", "repo_root", "is_worktree", "worktree_name"),
          "prd_reference", List.of("filename", "path", "version"),
          "statistics",
              List.of(
                  "total_tasks",
                  "completed_tasks",
                  "failed_tasks",
                  "decisions_made",
                  "checkpoints_created",
                  "error_recovery_count",
                  "duration_seconds"),
          "configuration",
              List.of(
                  "max_iterations",
                  "timeout_minutes",
                  "auto_checkpoint",
                  "error_recovery_enabled"));

  private final Random random;
  private final RandomJson json;
  private final List<String> unknownValues = new ArrayList<>();

  RandomDocument(Random random) {
    this.random = random;
    this.json = new RandomJson(random);
  }

  /** The members of an object that we know; the document itself is "". */
  static List<String> known(String object) {
    return KNOWN.getOrDefault(object, List.of());
  }

  /** The values, as they are written, of the members that nobody knows. */
  List<String> unknownValues() {
    return unknownValues;
  }

  String text() {
    List<String> members =
        new ArrayList<>(
            List.of(
                member("session_id", "\"0b0e7a52-9f4e-4b7c-8d3c-2f1a5e6d7c8b\""),
                member("feature_request", "\"x" + json.string().substring(1)),
                member("status", "\"validating\""),
                member("created_at", time(1)),
                member("git_context", git())));
    perhaps(members, "updated_at", () -> time(2));
    perhaps(members, "completed_at", () -> time(3));
    perhaps(members, "current_phase", () -> random.nextBoolean() ? "null" : "\"validate\"");
    perhaps(members, "prd_reference", this::prd);
    perhaps(members, "statistics", () -> counts("statistics", 6));
    perhaps(members, "configuration", () -> counts("configuration", 2));
    perhaps(members, "revision", () -> String.valueOf(1 + random.nextInt(1000)));
    return object("", 1, members) + json.space();
  }

  private String git() {
    List<String> members =
        new ArrayList<>(
            List.of(
                member("branch", json.string()),
                member("commit", json.string()),
                member("repo_root", json.string())));
    perhaps(members, "is_worktree", () -> "true");
    perhaps(members, "worktree_name", json::string);
    return object("git_context", 2, members);
  }

  private String prd() {
    List<String> members = new ArrayList<>();
    known("prd_reference").forEach(name -> perhaps(members, name, json::string));
    return object("prd_reference", 2, members);
  }

  private String counts(String object, int count) {
    List<String> members = new ArrayList<>();
    for (String name : known(object).subList(0, count)) {
      perhaps(
          members, name, () -> (1 + random.nextInt(1000)) + (random.nextInt(5) == 0 ? ".00" : ""));
    }
    return object(object, 2, members);
  }

  private String object(String name, int level, List<String> known) {
    List<String> members = new ArrayList<>(known);
    for (int i = random.nextInt(4); i > 0; i--) {
      members.add(unknown(name, i, level));
    }
    Collections.shuffle(members, random);
    return "{" + String.join(",", members) + json.space() + "}";
  }

  /**
   * Its name ends in a number, so that there are no two of one name; and it has no half of a pair,
   * which is refused in a name.
   */
  private String unknown(String object, int number, int level) {
    String name = json.string().replaceAll("(?i)\\\\ud[89a-f]", "s");
    String value =
        random.nextInt(10) == 0 ? json.nest(JsonCursor.MAX_DEPTH - level) : json.value(0);
    unknownValues.add(value);
    return number == 1
        ? json.space() + '"' + elsewhere(object) + '"' + json.space() + ":" + value
        : json.space() + name.substring(0, name.length() - 1) + number + "\":" + value;
  }

  /** A name that is known, but not here. */
  private String elsewhere(String object) {
    List<String> names = known(object.isEmpty() ? "statistics" : "");
    return names.get(random.nextInt(names.size()));
  }

  private void perhaps(List<String> members, String name, Supplier<String> value) {
    if (random.nextBoolean()) {
      members.add(member(name, value.get()));
    }
  }

  private String member(String name, String value) {
    return json.space() + '"' + name + '"' + json.space() + ":" + json.space() + value;
  }

  private String time(int month) {
    return "\"2026-0" + month + "-07T13:02:57" + (random.nextBoolean() ? ".1" : "") + "Z\"";
  }
}
