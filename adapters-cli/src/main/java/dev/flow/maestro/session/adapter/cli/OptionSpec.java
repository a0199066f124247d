package dev.flow.maestro.session.adapter.cli;

import java.util.Optional;

/**
 * A flag of a command.
 *
 * @param name the name without the dashes
 * @param value what stands for its value in the help, such as {@code N}; empty for a switch
 * @param description one line for the help
 * @param required whether the command cannot do without
 * @param repeatable whether it may be given several times
 * @param bare whether its value may stand alone, without the flag: {@code get 3f01}
 * @param alone whether the flag may stand alone, without a value, which is then empty
 */
record OptionSpec(
    String name,
    Optional<String> value,
    String description,
    boolean required,
    boolean repeatable,
    boolean bare,
    boolean alone) {

  static OptionSpec required(String name, String value, String description) {
    return new OptionSpec(name, Optional.of(value), description, true, false, false, false);
  }

  static OptionSpec optional(String name, String value, String description) {
    return new OptionSpec(name, Optional.of(value), description, false, false, false, false);
  }

  static OptionSpec repeatable(String name, String value, String description) {
    return new OptionSpec(name, Optional.of(value), description, false, true, false, false);
  }

  static OptionSpec flag(String name, String description) {
    return new OptionSpec(name, Optional.empty(), description, false, false, false, false);
  }

  /** The same, whose value may stand without the flag. */
  OptionSpec orBare() {
    return new OptionSpec(name, value, description, required, repeatable, true, alone);
  }

  /** The same, which may stand without its value. */
  OptionSpec orAlone() {
    return new OptionSpec(name, value, description, required, repeatable, bare, true);
  }

  /** The same, that may be given several times. */
  OptionSpec severalTimes() {
    return new OptionSpec(name, value, description, required, true, bare, alone);
  }

  /** Whether a word of a command line is this flag. */
  boolean isNamed(String word) {
    return word.length() == name.length() + 2 && word.startsWith("--") && word.endsWith(name);
  }

  /** The flag as one writes it: {@code --limit N}. */
  String usage() {
    return "--" + name + value.map(placeholder -> " " + placeholder).orElse("");
  }
}
