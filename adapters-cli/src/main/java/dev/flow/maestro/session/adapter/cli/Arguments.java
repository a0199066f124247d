package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.Durations;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The flags that were given, with their values. */
final class Arguments {

  private static final int DIGEST_BYTES = 16;
  private static final Set<String> NO_PART_OF_A_REQUEST =
      Stream.concat(
              CommandSpec.COMMON.stream(),
              Stream.of(
                  SharedOptions.SESSION_ID,
                  SharedOptions.IDEMPOTENCY_KEY,
                  SharedOptions.YES,
                  SharedOptions.DRY_RUN,
                  SessionFields.OPTION))
          .map(OptionSpec::name)
          .collect(Collectors.toUnmodifiableSet());

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

  private String withInput(String value) {
    return input.isPresent() && (value.equals("-") || value.endsWith("=-"))
        ? value.substring(0, value.length() - 1) + input.get()
        : value;
  }

  /**
   * Tells two command lines of one command apart by what they ask for: all flags but those of every
   * command, and those that say which session and how it is shown.
   */
  String digest() {
    StringBuilder asked = new StringBuilder(command).append('\n');
    new TreeMap<>(values)
        .forEach(
            (name, given) -> {
              if (!NO_PART_OF_A_REQUEST.contains(name)) {
                asked
                    .append(name)
                    .append(given.stream().map(this::withInput).toList())
                    .append('\n');
              }
            });
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(asked.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      // Every Java has it.
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Long> parse(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
