package dev.flow.maestro.session.adapter.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the words after the name of a command by its spec. A word after a flag that takes a value
 * is the value, whatever it looks like, unless it is a flag of the command: then the value was
 * forgotten. Any other word that is no flag, and every word after {@code --}, is the value of the
 * first option that may stand bare and has none yet.
 */
final class ArgumentParser {

  private static final String SHORT_HELP = "-h";
  private static final String END_OF_FLAGS = "--";

  private final CommandSpec spec;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private ArgumentParser(CommandSpec spec) {
    this.spec = spec;
  }

  /**
   * Reads the words.
   *
   * @throws UsageException naming the word that is wrong and what would be right
   */
  static Arguments parse(CommandSpec spec, List<String> words) {
    ArgumentParser parser = new ArgumentParser(spec);
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      parser.take(rest.next(), rest);
    }
    Arguments arguments = new Arguments(spec.name(), parser.values);
    if (!arguments.has(CommandSpec.HELP) && !arguments.has(CommandSpec.VERSION)) {
      parser.requireAll(arguments);
    }
    return arguments;
  }

  private void take(String word, Iterator<String> rest) {
    if (word.equals(END_OF_FLAGS)) {
      rest.forEachRemaining(this::takeBare);
      return;
    }
    if (!word.startsWith("-") || word.equals("-")) {
      takeBare(word);
      return;
    }
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Optional<OptionSpec> known = named(name);
    if (known.isEmpty()) {
      throw unknown(name);
    }
    OptionSpec option = known.get();
    List<String> given = given(option);
    if (option.value().isEmpty()) {
      if (equals >= 0) {
        throw usage(name + " takes no value");
      }
      return;
    }
    add(option, given, equals >= 0 ? word.substring(equals + 1) : value(option, rest));
  }

  private void takeBare(String word) {
    for (OptionSpec option : spec.options()) {
      if (option.bare() && (option.repeatable() || !values.containsKey(option.name()))) {
        add(option, given(option), word);
        return;
      }
    }
    throw usage("unexpected argument \"" + word + "\"");
  }

  private List<String> given(OptionSpec option) {
    List<String> given = values.getOrDefault(option.name(), new ArrayList<>());
    values.put(option.name(), given);
    return given;
  }

  private void add(OptionSpec option, List<String> given, String value) {
    given.add(value);
    if (given.size() > 1 && !option.repeatable()) {
      throw usage("--" + option.name() + " was given more than once");
    }
  }

  private String value(OptionSpec option, Iterator<String> rest) {
    if (option.alone() && !rest.hasNext()) {
      return "";
    }
    String next = rest.hasNext() ? rest.next() : END_OF_FLAGS;
    int equals = next.indexOf('=');
    if (next.equals(END_OF_FLAGS)
        || named(equals < 0 ? next : next.substring(0, equals)).isPresent()) {
      throw usage("--" + option.name() + " needs a value");
    }
    return next;
  }

  private Optional<OptionSpec> named(String word) {
    String name = word.equals(SHORT_HELP) ? "--" + CommandSpec.HELP : word;
    return spec.optionNamed(name);
  }

  private void requireAll(Arguments arguments) {
    for (OptionSpec option : spec.options()) {
      if (option.required() && !arguments.has(option.name())) {
        throw usage(spec.name() + " needs " + option.usage());
      }
    }
  }

  private UsageException unknown(String name) {
    List<String> known = spec.allOptions().stream().map(option -> "--" + option.name()).toList();
    String message =
        "unknown option \""
            + name
            + "\""
            + (spec.name().isEmpty() ? "" : " for " + spec.name())
            + "; known: "
            + String.join(", ", known);
    return Suggestions.nearest(name, known)
        .map(meant -> new UsageException(message, "did you mean " + meant + "?"))
        .orElseGet(() -> mayBeAValue(name) ? valueBehindDashes(message, name) : usage(message));
  }

  /** Flags begin with two dashes; so this may be one of many bare values. */
  private boolean mayBeAValue(String word) {
    return !word.startsWith("--")
        && spec.options().stream().anyMatch(option -> option.bare() && option.repeatable());
  }

  private UsageException valueBehindDashes(String message, String word) {
    return new UsageException(
        message, "what follows -- is no flag: maestro-session " + spec.name() + " -- " + word);
  }

  private UsageException usage(String message) {
    String command = spec.name().isEmpty() ? "" : spec.name() + " ";
    return new UsageException(message, "maestro-session " + command + "--help");
  }
}
