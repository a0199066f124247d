package dev.flow.maestro.session.adapter.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for fish. */
final class FishCompletion {

  private FishCompletion() {}

  static String script() {
    StringBuilder script =
        new StringBuilder(
            SCRIPT.replace("@VALUED@", valued()).replace("@WORDS@\n", partsOfCommands()));
    CompletionTables.wordsAfter().forEach((after, words) -> words(script, after, words));
    CommandSpec.COMMON.forEach(option -> flag(script, whereCommon(option), option));
    for (CommandSpec spec : CompletionTables.specs()) {
      String condition = "__maestro_session_at " + quoted(spec.name());
      spec.options().forEach(option -> flag(script, condition, option));
      spec.options().stream()
          .filter(OptionSpec::bare)
          .findFirst()
          .ifPresent(option -> operand(script, condition, option));
    }
    return script.toString();
  }

  private static String valued() {
    return Stream.concat(
            CommandSpec.COMMON.stream(),
            CompletionTables.specs().stream().flatMap(spec -> spec.options().stream()))
        .filter(option -> option.kind() != ValueKind.NONE)
        .map(option -> "--" + option.name())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String partsOfCommands() {
    return CompletionTables.wordsAfter().keySet().stream()
        .map(FishCompletion::quoted)
        .collect(Collectors.joining(" ", "                    case ", "\n"));
  }

  private static void words(StringBuilder script, String after, List<String> words) {
    for (String word : words) {
      complete(script, "__maestro_session_at " + quoted(after))
          .append(" -a ")
          .append(word)
          .append(" -d ")
          .append(quoted(CompletionTables.summary(after, word)))
          .append('\n');
    }
  }

  /** Everywhere but at commands that have a form of their own of the flag. */
  private static String whereCommon(OptionSpec option) {
    return CompletionTables.specs().stream()
        .filter(spec -> spec.options().stream().anyMatch(it -> it.name().equals(option.name())))
        .map(spec -> " " + quoted(spec.name()))
        .collect(Collectors.joining("", "not contains -- (__maestro_session_command)", ""));
  }

  private static void flag(StringBuilder script, String condition, OptionSpec option) {
    complete(script, condition)
        .append(" -l ")
        .append(option.name())
        .append(values(option))
        .append(" -d ")
        .append(quoted(option.description()))
        .append('\n');
  }

  private static void operand(StringBuilder script, String condition, OptionSpec option) {
    String values = values(option);
    if (values.startsWith(" -x -a ")) {
      complete(script, condition).append(values.substring(" -x".length())).append('\n');
    } else if (values.startsWith(" -r ")) {
      complete(script, condition).append(" -F\n");
    }
  }

  /** How the value of a flag is completed. */
  private static String values(OptionSpec option) {
    return switch (option.kind()) {
      case NONE -> "";
      case CHOICE, STATUS, FINAL_STATUS, PHASE, GOAL, STORE, FIELDS ->
          " -x -a " + quoted(String.join(" ", option.fixedValues()));
      case FIELD_VALUE, FIELD_NUMBER ->
          " -x -a "
              + quoted(
                  option.fixedValues().stream()
                      .map(field -> field + "=")
                      .collect(Collectors.joining(" ")));
      case SESSION, TRASHED, TEMPLATE ->
          " -x -a '(__maestro_session_live " + option.kind().key() + ")'";
      case FILE -> " -r -F";
      case FOLDER -> " -x -a '(__fish_complete_directories)'";
      case NUMBER, TIME, SPAN, TEXT, UNKNOWN -> " -x";
    };
  }

  private static StringBuilder complete(StringBuilder script, String condition) {
    return script
        .append("complete -c maestro-session -n ")
        .append('"')
        .append(condition)
        .append('"');
  }

  /** Between single quotes, in which fish knows two escapes. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static final String SCRIPT =
      """
      # fish completion for maestro-session, made by: maestro-session completion fish

      # Prints the words of the command that stand before the cursor.
      function __maestro_session_command
          set -l command ''
          set -l skip 0
          set -l words (commandline -opc)
          set -e words[1]
          for word in $words
              if test $skip = 1
                  set skip 0
                  continue
              end
              switch $word
                  case '--*=*'
                  case '-*'
                      if contains -- $word @VALUED@
                          set skip 1
                      end
                  case '*'
                      switch $command
      @WORDS@
                              set command (string trim -- "$command $word")
                      end
              end
          end
          echo $command
      end

      function __maestro_session_at
          test (__maestro_session_command) = "$argv[1]"
      end

      # What the store holds: ids of sessions, names of templates.
      function __maestro_session_live
          set -l words (commandline -opc)
          set -l place
          for flag in --repo-root --store
              if set -l at (contains -i -- $flag $words)
                  set -a place $flag $words[(math $at + 1)]
              end
              for word in $words
                  if string match -q -- "$flag=*" $word
                      set -a place $flag (string replace -- "$flag=" '' $word)
                  end
              end
          end
          command $words[1] __complete $argv[1] $place 2>/dev/null </dev/null
      end

      complete -c maestro-session -f
      """;
}
