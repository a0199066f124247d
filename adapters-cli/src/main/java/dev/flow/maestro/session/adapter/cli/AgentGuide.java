package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that a program needs to know of the command line, in one JSON document. */
final class AgentGuide {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "help " + Topics.AGENTS, "", List.of(SharedOptions.OUTPUT_OR_TEXT), List.of());

  private static final List<String> NOTES =
      List.of(
          "a flag of a command takes the place of the one of every command that has its name",
          "values are all that a flag takes; of the kinds field_value and field_number they are the"
              + " fields, and of the kind store there are addresses, too",
          "json and jsonl are what --output json and --output jsonl print: the document, or each line",
          "json_with_fields and jsonl_with_fields are the same with --fields",
          "an object may get more members in versions to come");

  private AgentGuide() {}

  /**
   * How the document is written, or empty where a text for people is wanted.
   *
   * @param output what {@code --output} says
   * @throws dev.flow.maestro.session.domain.InvalidInputException if it has no such form
   */
  static Optional<JsonStyle> style(Optional<String> output, Console console) {
    Optional<String> asked =
        output.or(
            () ->
                Optional.of(console.environment().getOrDefault(Form.VARIABLE, ""))
                    .filter(SPEC.outputForms()::contains));
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    return switch (Form.of(SPEC, asked, console)) {
      case JSON -> Optional.of(JsonStyle.COMPACT);
      case PRETTY -> Optional.of(JsonStyle.PRETTY);
      case TEXT, JSONL, ID -> Optional.empty();
    };
  }

  /** The document. */
  static String document(JsonStyle style) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("program", "maestro-session");
    document.put("usage", "maestro-session COMMAND [flags]");
    document.put("notes", NOTES);
    document.put("commands", Commands.all().stream().map(it -> command(it.spec())).toList());
    document.put(
        "flags_of_every_command", CommandSpec.COMMON.stream().map(AgentGuide::flag).toList());
    List<Map<String, Object>> codes = new ArrayList<>();
    for (ExitCode code : ExitCode.values()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("code", code.number());
      members.put("name", code.name().toLowerCase(Locale.ROOT));
      members.put("meaning", code.meaning());
      codes.add(members);
    }
    document.put("exit_codes", codes);
    document.put("error", Shapes.reference("error"));
    document.put("warning", Shapes.reference("warning"));
    document.put(
        "environment",
        EnvironmentVariable.all().stream()
            .map(it -> pair("name", it.name(), "meaning", it.meaning()))
            .toList());
    document.put(
        "topics",
        Topics.names().stream()
            .map(it -> pair("name", it, "summary", Topics.summary(it)))
            .toList());
    document.put("$defs", Shapes.definitions());
    return JsonText.object(style, document) + "\n";
  }

  private static Map<String, Object> command(CommandSpec spec) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", spec.name());
    members.put("summary", spec.summary());
    members.put("usage", "maestro-session " + Help.usage(spec));
    members.put("examples", spec.examples().stream().map(it -> "maestro-session " + it).toList());
    members.put("flags", spec.options().stream().map(AgentGuide::flag).toList());
    members.put("exit_codes", spec.exitCodes().stream().map(ExitCode::number).toList());
    members.put("output", output(spec));
    return members;
  }

  private static Map<String, Object> flag(OptionSpec option) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", "--" + option.name());
    option.value().ifPresent(value -> members.put("value", value));
    members.put("kind", option.kind().key());
    if (!option.fixedValues().isEmpty()) {
      members.put("values", option.fixedValues());
    }
    members.put("required", option.required());
    members.put("repeatable", option.repeatable());
    members.put("may_stand_without_its_name", option.bare());
    members.put("description", option.description());
    return members;
  }

  /** What it prints in each form: the shape of the document, or of each line. */
  private static Map<String, Object> output(CommandSpec spec) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("forms", spec.outputForms());
    String shape = spec.shape().orElse(Shapes.TEXT);
    if (shape.equals(Shapes.TEXT)) {
      return members;
    }
    members.put(
        "documents",
        shape.equals("news")
            ? "one for each change, a line each"
            : spec.options().stream()
                    .anyMatch(
                        it -> it.kind() == ValueKind.SESSION && it.required() && it.repeatable())
                ? "one for each session"
                : "one");
    Object whole = Shapes.reference(shape);
    Object element = elementOf(shape).map(Object.class::cast).orElse(whole);
    members.put("json", whole);
    if (spec.outputForms().contains("jsonl")) {
      members.put("jsonl", element);
    }
    if (spec.optionNamed("--" + SharedOptions.FIELDS.name()).isPresent()) {
      Object fields = Shapes.reference("fields");
      members.put("json_with_fields", element == whole ? fields : Shapes.listOf(fields));
      members.put("jsonl_with_fields", fields);
    }
    return members;
  }

  /** The shape of the elements, where a shape is a list. */
  private static Optional<Object> elementOf(String shape) {
    return Shapes.definitions().get(shape) instanceof Map<?, ?> schema
        ? Optional.ofNullable(schema.get("items"))
        : Optional.empty();
  }

  private static Map<String, Object> pair(String first, String one, String second, String other) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(first, one);
    members.put(second, other);
    return members;
  }
}
