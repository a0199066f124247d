package dev.flow.maestro.session.adapter.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells two command lines of one command apart by what they ask for: all flags but those of every
 * command, and those that say which session, how it is shown, and that nothing is to be changed.
 */
final class RequestDigest {

  private static final int DIGEST_BYTES = 16;
  private static final Set<String> NO_PART_OF_A_REQUEST =
      Stream.concat(
              CommandSpec.COMMON.stream(),
              Stream.of(
                  SharedOptions.SESSION_ID,
                  SharedOptions.IDEMPOTENCY_KEY,
                  SharedOptions.YES,
                  SharedOptions.DRY_RUN,
                  SharedOptions.FIELDS))
          .map(OptionSpec::name)
          .collect(Collectors.toUnmodifiableSet());

  private RequestDigest() {}

  /**
   * The digest.
   *
   * @param input what was read from standard input, for which {@code -} stands
   */
  static String of(String command, Map<String, List<String>> values, Optional<String> input) {
    StringBuilder asked = new StringBuilder(command).append('\n');
    new TreeMap<>(values)
        .forEach(
            (name, given) -> {
              if (!NO_PART_OF_A_REQUEST.contains(name)) {
                asked
                    .append(name)
                    .append(given.stream().map(value -> whole(value, input)).toList())
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

  private static String whole(String value, Optional<String> input) {
    return input.isPresent() && (value.equals("-") || value.endsWith("=-"))
        ? value.substring(0, value.length() - 1) + input.get()
        : value;
  }
}
