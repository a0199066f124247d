package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How data is written to standard output. */
enum Form {
  /** For people: tables and pages. Each of the two names will do. */
  TEXT("table", "text"),
  /** JSON in one line. */
  JSON("json"),
  /** JSON, indented. */
  PRETTY("pretty"),
  /** JSON, a line for each element. */
  JSONL("jsonl"),
  /** The id of each session, a line each. */
  ID("id");

  /** Names the form where the command line does not. */
  static final String VARIABLE = "MAESTRO_OUTPUT";

  @SuppressWarnings("ImmutableEnumChecker") // It is made by List.of.
  private final List<String> names;

  Form(String... names) {
    this.names = List.of(names);
  }

  /**
   * The form that {@code --output} asks for; else that of the environment, if the command has it;
   * else what is for people on a terminal, or of a command that has nothing else; else JSON.
   *
   * @throws InvalidInputException if it is none of the command's, or the environment's is none
   */
  static Form of(CommandSpec spec, Optional<String> option, Console console) {
    List<String> known = spec.outputForms();
    Optional<Form> asked = option.isPresent() ? named(option.get()) : ofEnvironment(console);
    if (asked.isPresent() && asked.get().isAmong(known)) {
      return asked.get();
    }
    if (option.isPresent()) {
      throw InvalidInputException.unknown("--output", option.get(), known);
    }
    return TEXT.isAmong(known) && (console.outIsTerminal() || known.size() == 1) ? TEXT : JSON;
  }

  private static Optional<Form> ofEnvironment(Console console) {
    String text = console.environment().getOrDefault(VARIABLE, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Form> form = named(text);
    if (form.isEmpty()) {
      throw InvalidInputException.unknown(
          VARIABLE, text, Arrays.stream(values()).flatMap(it -> it.names.stream()).toList());
    }
    return form;
  }

  // Loops, because every command comes here, and what lambdas and streams need is slow to load.

  private static Optional<Form> named(String name) {
    for (Form form : values()) {
      if (form.names.contains(name)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  private boolean isAmong(List<String> known) {
    for (String name : names) {
      if (known.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether who reads it is a program that wants its errors as data, too. */
  static boolean isForPrograms(String name) {
    return JSON.names.contains(name) || JSONL.names.contains(name);
  }
}
