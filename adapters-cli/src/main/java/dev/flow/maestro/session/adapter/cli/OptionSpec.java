package dev.flow.maestro.session.adapter.cli;

import java.util.List;
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
 * @param kind what its value is
 */
record OptionSpec(
    String name,
    Optional<String> value,
    String description,
    boolean required,
    boolean repeatable,
    boolean bare,
    boolean alone,
    ValueKind kind) {

  private static OptionSpec valued(
      String name, String value, String description, boolean required, boolean repeatable) {
    return new OptionSpec(
        name,
        Optional.of(value),
        description,
        required,
        repeatable,
        false,
        false,
        ValueKind.of(value));
  }

  static OptionSpec required(String name, String value, String description) {
    return valued(name, value, description, true, false);
  }

  static OptionSpec optional(String name, String value, String description) {
    return valued(name, value, description, false, false);
  }

  static OptionSpec repeatable(String name, String value, String description) {
    return valued(name, value, description, false, true);
  }

  static OptionSpec flag(String name, String description) {
    return new OptionSpec(
        name, Optional.empty(), description, false, false, false, false, ValueKind.NONE);
  }

  /** The same, whose value may stand without the flag. */
  OptionSpec orBare() {
    return new OptionSpec(name, value, description, required, repeatable, true, alone, kind);
  }

  /** The same, which may stand without its value. */
  OptionSpec orAlone() {
    return new OptionSpec(name, value, description, required, repeatable, bare, true, kind);
  }

  /** The same, that may be given several times. */
  OptionSpec severalTimes() {
    return new OptionSpec(name, value, description, required, true, bare, alone, kind);
  }

  /** The same, whose value is of this kind, whatever the placeholder says elsewhere. */
  OptionSpec taking(ValueKind other) {
    return new OptionSpec(name, value, description, required, repeatable, bare, alone, other);
  }

  /** The values that can be told without looking into a store, or their beginnings. */
  List<String> fixedValues() {
    return kind.fixed(value);
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
