package dev.flow.maestro.session.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * The identity of a session: a UUID of any version, written in lower case (RFC 9562, section 4).
 *
 * <p>Holding a UUID and not a text, an id can name no path outside the folder of the sessions.
 */
public record SessionId(UUID value) implements Comparable<SessionId> {

  private static final int LENGTH = 36;

  /**
   * Reads an id strictly: 36 characters, lower case, nothing around them.
   *
   * @return the id, or empty where the text is none
   */
  public static Optional<SessionId> parse(String text) {
    return isCanonical(text) ? Optional.of(new SessionId(UUID.fromString(text))) : Optional.empty();
  }

  /** By hand, since a store asks it of a hundred thousand names at a time. */
  private static boolean isCanonical(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int at = 0; at < LENGTH; at++) {
      char character = text.charAt(at);
      boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
      boolean digit =
          (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
      if (dash ? character != '-' : !digit) {
        return false;
      }
    }
    return true;
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
