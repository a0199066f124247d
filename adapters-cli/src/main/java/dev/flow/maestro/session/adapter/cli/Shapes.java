package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.ImportResult.Outcome;
import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.domain.ErrorCode;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shapes of what is printed for programs, as definitions of JSON Schema 2020-12.
 *
 * <p>A member is written {@code name:type}, or {@code name?:type} where it may be absent. A type is
 * a word of JSON Schema, another shape, a list of either ({@code type[]}), an object with any names
 * ({@code {type}}), or some words ({@code a|b}).
 */
final class Shapes {

  /** What is text for people in all forms, and no JSON. */
  static final String TEXT = "text";

  private static final String UUID =
      "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
  private static final List<String> CODES_OF_NO_SESSION =
      List.of("bug", "output_failed", "out_of_memory", "input_failed", "timed_out");

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private Shapes() {
    values();
    sessions();
    histories();
    others();
    reports();
    problems();
  }

  /** All shapes by name. */
  static Map<String, Object> definitions() {
    return new Shapes().definitions;
  }

  /** A reference to a shape. */
  static Map<String, Object> reference(String name) {
    return Map.of("$ref", "#/$defs/" + name);
  }

  /** A list of a shape. */
  static Map<String, Object> listOf(Object shape) {
    return ordered("type", "array", "items", shape);
  }

  private void values() {
    define("status", Map.of("enum", SessionStatus.keys()));
    define("phase", Map.of("enum", SessionPhase.keys()));
    define("id", ordered("type", "string", "pattern", UUID));
    define("time", ordered("type", "string", "format", "date-time"));
    define("count", ordered("type", "integer", "minimum", 0));
    define("value", Map.of("type", List.of("string", "number", "boolean")));
  }

  private void sessions() {
    object("git_context", "branch:string", "commit:string", "repo_root:string")
        .and("is_worktree:boolean", "worktree_name?:string");
    object("prd_reference", "filename?:string", "path?:string", "version?:string");
    object("statistics_of_session", members("statistics.", ""));
    object("configuration", members("configuration.", ""));
    object("configuration_of_template", members("configuration.", "?"));
    object("session", "session_id:id", "feature_request:string", "status:status")
        .and("created_at:time", "updated_at?:time", "completed_at?:time")
        .and("git_context:git_context", "current_phase?:phase", "prd_reference?:prd_reference")
        .and("statistics:statistics_of_session", "configuration:configuration")
        .and("revision:count", "repository?:string");
    define("sessions", type("session[]"));
    define("fields", fields());
  }

  /** Only the members that {@code --fields} asks for, in that order. */
  private static Map<String, Object> fields() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String name : SessionFields.known()) {
      properties.put(name, Map.of("anyOf", List.of(type(typeOf(name)), Map.of("type", "null"))));
    }
    properties.put("repository", type("string"));
    return ordered("type", "object", "properties", properties);
  }

  private static String typeOf(String field) {
    return switch (field) {
      case "id", "status", "phase" -> field;
      case "created_at", "updated_at", "completed_at" -> "time";
      case "revision" -> "count";
      default -> SessionField.at(field).map(known -> typeOf(known.kind())).orElse("string");
    };
  }

  private static String typeOf(SessionField.Kind kind) {
    return switch (kind) {
      case TEXT -> "string";
      case COUNT -> "count";
      case DECIMAL -> "number";
      case FLAG -> "boolean";
    };
  }

  private static String[] members(String group, String optional) {
    return Arrays.stream(SessionField.values())
        .filter(field -> field.path().startsWith(group))
        .map(
            field -> field.path().substring(group.length()) + optional + ":" + typeOf(field.kind()))
        .toArray(String[]::new);
  }

  private void histories() {
    object("change", "field:string", "before?:value", "after?:value");
    object("event", "session_id:id", "revision:count", "at:time")
        .and("type:" + words(SessionEvent.Type.values(), SessionEvent.Type::key))
        .and("from?:status", "to:status", "reason?:string", "changes:change[]")
        .and("idempotency_key?:string", "idempotency_request?:string")
        .and("repository?:string", "cursor?:string");
    define("events", type("event[]"));
    object("notice", "type:watching|deleted|restored|replaced", "at:time")
        .and("session_id?:id", "cursor?:string");
    either("news", "event", "notice");
    object("times", "session_id:id", "status:status", "status_seconds:{number}")
        .and("paused_seconds:number", "unpaused_seconds:number", "untold_seconds:number");
    either("history", "events", "times");
    object("transitions_of_session", "session_id:id", "status:status")
        .and("allowed:status[]", "refused:{string}");
    define("transitions_of_all", type("{status[]}"));
    either("transitions", "transitions_of_session", "transitions_of_all");
  }

  private void others() {
    for (String done : List.of("deleted", "restored", "held", "released")) {
      object(done, done + ":id");
    }
    either("awaited", "session", "deleted");
    object("template", "name:string", "feature_request:string")
        .and("configuration?:configuration_of_template", "variables:string[]");
    define("templates", type("template[]"));
    object("removed_template", "removed:string");
    object("trashed", "session_id:id", "deleted_at:time", "entry:string")
        .and("feature_request?:string", "status?:status", "created_at?:time", "revision?:count");
    define("trash", type("trashed[]"));
    object("emptied", "removed:trashed[]");
    object("repository", "repository:string", "reason?:string")
        .and("state:present|gone|no_store|unreadable");
    define("repositories", type("repository[]"));
    object("removed_repository", "removed:string");
    object("exported", "exported:count", "left_out:count", "to:string");
    object("import_result", "session_id:id", "from?:id", "reason?:string")
        .and("outcome:" + words(Outcome.values(), Outcome::key));
    object("imported", "sessions:import_result[]", "dry_run:boolean")
        .and(
            Arrays.stream(Outcome.values())
                .map(outcome -> outcome.key() + ":count")
                .toArray(String[]::new));
  }

  private void reports() {
    object("moved", "session_id:id", "deleted_at?:time", "entry?:string")
        .and("status?:status", "finished_at?:time");
    object("failure", "session_id:id", "message:string");
    object("cleanup", "dry_run:boolean", "moved:moved[]", "held:id[]", "changed:id[]")
        .and("removed:trashed[]", "failed:failure[]");
    object("swept", "session_id:id", "from:status", "revision:count")
        .and("elapsed_seconds:number", "timeout_minutes:count");
    object("refused", "session_id:id", "code:code", "message:string").open();
    object("sweep", "swept:swept[]", "refused:refused[]", "dry_run:boolean");
    object("finding", "code:" + words(Finding.Code.values(), Finding.Code::key))
        .and("session_id?:id", "path:string", "member?:string", "offset?:count")
        .and("problem:string", "remedy:string")
        .and("repair:" + words(Finding.Repair.values(), Finding.Repair::key));
    object("report", "records:count", "healthy:boolean", "findings:finding[]");
    object("day", "date:string", "completed:count", "failed:count");
    object("figures", "sessions:count", "median_seconds:number", "p95_seconds:number");
    object("tasks", "total:count", "completed:count", "failed:count", "completion_rate?:number");
    object("unreachable", "repository:string", "reason:string");
    object("statistics", "at:time", "sessions:count", "unreadable:count", "by_status:{count}")
        .and("finished:count", "success_rate?:number", "finished_per_day:day[]")
        .and("whole_time?:figures", "time_by_status:{figures}", "tasks:tasks")
        .and("error_recoveries:count", "repositories?:count", "unreachable?:unreachable[]");
  }

  private void problems() {
    List<String> codes =
        Stream.concat(
                Arrays.stream(ErrorCode.values()).map(Messages::key), CODES_OF_NO_SESSION.stream())
            .toList();
    define("code", Map.of("enum", codes));
    object("error", "code:code", "message:string", "hint?:string").open();
    object("warning", "warning:string", "code?:code").open();
  }

  private void define(String name, Map<String, Object> shape) {
    if (definitions.put(name, shape) != null) {
      throw new IllegalStateException(name);
    }
  }

  private void either(String name, String one, String other) {
    define(name, Map.of("oneOf", List.of(type(one), type(other))));
  }

  private Members object(String name, String... members) {
    Members object = new Members(new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
    object.schema().put("type", "object");
    object.schema().put("required", object.required());
    object.schema().put("properties", object.properties());
    define(name, object.schema());
    return object.and(members);
  }

  /** An object in the making. */
  private record Members(
      Map<String, Object> schema, List<String> required, Map<String, Object> properties) {

    Members and(String... members) {
      for (String member : members) {
        int colon = member.indexOf(':');
        boolean optional = member.charAt(colon - 1) == '?';
        String name = member.substring(0, optional ? colon - 1 : colon);
        properties.put(name, type(member.substring(colon + 1)));
        if (!optional) {
          required.add(name);
        }
      }
      return this;
    }

    /** Has more members, depending on what it is about. */
    void open() {
      schema.put("additionalProperties", true);
    }
  }

  private static Map<String, Object> type(String text) {
    if (text.endsWith("[]")) {
      return listOf(type(text.substring(0, text.length() - 2)));
    }
    if (text.startsWith("{")) {
      return ordered(
          "type", "object", "additionalProperties", type(text.substring(1, text.length() - 1)));
    }
    if (text.contains("|")) {
      return Map.of("enum", List.of(text.split("\\|", -1)));
    }
    return switch (text) {
      case "string", "number", "boolean" -> Map.of("type", text);
      default -> reference(text);
    };
  }

  private static <T> String words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.joining("|"));
  }

  private static Map<String, Object> ordered(
      String first, Object one, String second, Object other) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(first, one);
    map.put(second, other);
    return map;
  }
}
