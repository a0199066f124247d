package dev.flow.maestro.session.adapter.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the scripts of all shells are made from: which word may follow which. */
final class CompletionTables {

  private CompletionTables() {}

  /**
   * The words that may follow words: commands, the second words of groups, and what help tells of.
   * The key is empty for the first word.
   */
  static Map<String, List<String>> wordsAfter() {
    List<String> first = firstWords();
    Map<String, List<String>> after = new LinkedHashMap<>();
    List<String> all = new ArrayList<>(first);
    all.add(CommandSpec.HELP);
    after.put("", all);
    List<String> told = new ArrayList<>(first);
    told.add(Topics.TOPICS);
    told.addAll(Topics.names());
    after.put(CommandSpec.HELP, told);
    for (String group : Commands.groups()) {
      after.put(group, Commands.wordsAfter(group));
      after.put(CommandSpec.HELP + " " + group, Commands.wordsAfter(group));
    }
    return after;
  }

  private static List<String> firstWords() {
    return Commands.names().stream()
        .map(name -> name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name)
        .distinct()
        .toList();
  }

  /** What a word after others is for. */
  static String summary(String after, String word) {
    boolean ofHelp = after.equals(CommandSpec.HELP) || after.startsWith(CommandSpec.HELP + " ");
    String group = ofHelp ? after.substring(CommandSpec.HELP.length()).strip() : after;
    if (ofHelp && Topics.has(word)) {
      return Topics.summary(word);
    }
    if (word.equals(CommandSpec.HELP)) {
      return "Show the help, or that of a command or a topic";
    }
    return Commands.named((group + " " + word).strip())
        .map(command -> command.spec().summary())
        .orElseGet(() -> String.join(", ", Commands.wordsAfter(word)));
  }

  static List<CommandSpec> specs() {
    return Commands.all().stream().map(Command::spec).toList();
  }

  /**
   * How the scripts of bash and zsh write what a value is: {@code =} and the words it is one of,
   * {@code ,} and those of which it is a list, {@code :} and those that {@code =} and a value
   * follow, or what the script has to look for.
   */
  static String action(OptionSpec option) {
    String words = String.join(" ", option.fixedValues());
    return switch (option.kind()) {
      case NONE -> "";
      case CHOICE, STATUS, FINAL_STATUS, PHASE, GOAL, STORE -> "=" + words;
      case FIELDS -> "," + words;
      case FIELD_VALUE, FIELD_NUMBER -> ":" + words;
      case SESSION, TRASHED, TEMPLATE, FILE, FOLDER -> option.kind().key();
      case NUMBER, TIME, SPAN, TEXT, UNKNOWN -> "text";
    };
  }

  /** The lines of a {@code case} that sets {@code kind} for a command, a colon and a flag. */
  static String kinds() {
    Map<String, List<String>> patterns = new LinkedHashMap<>();
    for (CommandSpec spec : specs()) {
      for (OptionSpec option : valued(spec.options())) {
        patterns
            .computeIfAbsent(action(option), it -> new ArrayList<>())
            .add("'" + spec.name() + ":--" + option.name() + "'");
      }
    }
    StringBuilder lines = new StringBuilder();
    patterns.forEach((action, places) -> branch(lines, places, action));
    for (OptionSpec option : valued(CommandSpec.COMMON)) {
      branch(lines, List.of("*:--" + option.name()), action(option));
    }
    return lines.toString();
  }

  private static List<OptionSpec> valued(List<OptionSpec> options) {
    return options.stream().filter(option -> option.kind() != ValueKind.NONE).toList();
  }

  /**
   * The same for the words that stand without a flag; each kind ends with + if there may be many.
   */
  static String operands() {
    StringBuilder lines = new StringBuilder();
    for (CommandSpec spec : specs()) {
      spec.options().stream()
          .filter(OptionSpec::bare)
          .findFirst()
          .ifPresent(
              option ->
                  branch(
                      lines,
                      List.of("'" + spec.name() + "'"),
                      action(option) + (option.repeatable() ? "+" : "")));
    }
    return lines.toString();
  }

  private static void branch(StringBuilder lines, List<String> patterns, String action) {
    lines
        .append("    ")
        .append(String.join(" | ", patterns))
        .append(") kind='")
        .append(action)
        .append("' ;;\n");
  }

  /**
   * How a shell writes words that may follow.
   *
   * @param words the variable for parts of a command
   * @param open what stands before the words
   * @param close what stands behind them
   * @param entry a word with what it is for
   */
  record Writing(String words, String open, String close, BinaryOperator<String> entry) {}

  /** The script of bash or zsh with all tables. */
  static String filled(String script, Writing writing) {
    return script
        .replace("@KINDS@\n", kinds())
        .replace("@OPERANDS@\n", operands())
        .replace("@WORDS@\n", words(writing))
        .replace("@FLAGS@\n", flags(writing));
  }

  private static String words(Writing writing) {
    StringBuilder lines = new StringBuilder();
    wordsAfter()
        .forEach(
            (after, words) ->
                branch(
                    lines,
                    "'" + after + "'",
                    writing.words(),
                    words.stream().map(it -> writing.entry().apply(it, summary(after, it))),
                    writing));
    return lines.toString();
  }

  private static String flags(Writing writing) {
    StringBuilder lines = new StringBuilder();
    for (CommandSpec spec : specs()) {
      flags(lines, "'" + spec.name() + "'", spec.allOptions(), writing);
    }
    flags(lines, "*", CommandSpec.COMMON, writing);
    return lines.toString();
  }

  private static void flags(
      StringBuilder lines, String pattern, List<OptionSpec> options, Writing writing) {
    branch(
        lines,
        pattern,
        "flags",
        options.stream().map(it -> writing.entry().apply("--" + it.name(), it.description())),
        writing);
  }

  private static void branch(
      StringBuilder lines,
      String pattern,
      String variable,
      Stream<String> entries,
      Writing writing) {
    lines
        .append("    ")
        .append(pattern)
        .append(") ")
        .append(variable)
        .append('=')
        .append(entries.collect(Collectors.joining(" ", writing.open(), writing.close())))
        .append(" ;;\n");
  }

  /** A text between single quotes, as bash and zsh read it. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
