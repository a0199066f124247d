package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.Durations;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The flags that were given, with their values. */
final class Arguments {

  private final String command;
  private final Map<String, List<String>> values;
  private Optional<String> input = Optional.empty();

  Arguments(String command, Map<String, List<String>> values) {
    this.command = command;
    this.values = values;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value of a flag that the parser made sure of. */
  String required(String name) {
    return values.getOrDefault(name, List.of()).get(0);
  }

  Optional<String> optional(String name) {
    List<String> given = all(name);
    return given.isEmpty() ? Optional.empty() : Optional.of(given.get(0));
  }

  /** The value of a flag, read by a function that refuses what it cannot read. */
  <T> Optional<T> optional(String name, Function<String, T> read) {
    return optional(name).map(read);
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The value of a flag as a whole number. */
  Optional<Long> number(String name, long least, long most) {
    return optional(
        name,
        text -> {
          Optional<Long> number = parse(text).filter(n -> n >= least && n <= most);
          return number.orElseThrow(
              () ->
                  InvalidInputException.of(
                      "--" + name, text, "a whole number from " + least + " to " + most));
        });
  }

  /** The value of a flag as a span of time. */
  Optional<Duration> duration(String name) {
    return optional(
        name,
        text ->
            Durations.parse(text)
                .orElseThrow(() -> InvalidInputException.of("--" + name, text, Durations.FORM)));
  }

  /** Takes note of what was read from standard input, where {@code -} stood for it. */
  void tookInput(String text) {
    input = Optional.of(text);
  }

  /** See {@link RequestDigest}. */
  String digest() {
    return RequestDigest.of(command, values, input);
  }

  private static Optional<Long> parse(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
