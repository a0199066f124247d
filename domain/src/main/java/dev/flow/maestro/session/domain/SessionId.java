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

  private static boolean isCanonical(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean fits =
          switch (i) {
            case 8, 13, 18, 23 -> c == '-';
            default -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
          };
      if (!fits) {
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

  // The record's own would be put together at run time, which takes a fifth of a short process.

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionId id && value.equals(id.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The 36 characters. */
  @Override
  public String toString() {
    return value.toString();
  }
}
