package dev.flow.maestro.session.domain;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of a session: a UUID of any version, written in lower case (RFC 9562, section 4).
 *
 * <p>Holding a UUID and not a text, an id can name no path outside the folder of the sessions.
 */
public record SessionId(UUID value) implements Comparable<SessionId> {

  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Reads an id strictly: 36 characters, lower case, nothing around them.
   *
   * @return the id, or empty where the text is none
   */
  public static Optional<SessionId> parse(String text) {
    return CANONICAL.matcher(text).matches()
        ? Optional.of(new SessionId(UUID.fromString(text)))
        : Optional.empty();
  }

  /** Orders as the texts order, so that every store sorts alike. */
  @Override
  public int compareTo(SessionId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  /** The 36 characters. */
  @Override
  public String toString() {
    return value.toString();
  }
}
