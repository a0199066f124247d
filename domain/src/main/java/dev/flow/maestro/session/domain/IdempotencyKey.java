package dev.flow.maestro.session.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names a request, so that whoever repeats it, because the answer was lost, gets the first result
 * and changes nothing twice. The name is kept with the event of the change.
 *
 * @param value the name, unique among the requests for one session: 1 to 200 characters of ASCII
 *     that can be seen
 * @param request what was asked for, in any form that is the same for the same request, 200
 *     characters at the most; a name that comes with another one was used twice by mistake
 */
public record IdempotencyKey(String value, String request) {

  private static final int LONGEST = 200;

  /**
   * Checks both.
   *
   * @throws InvalidInputException if one is too long, or the name is empty or has other characters
   */
  public IdempotencyKey {
    if (value.isEmpty()
        || value.length() > LONGEST
        || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw InvalidInputException.of(
          "idempotency key", value, "1 to " + LONGEST + " letters, digits and signs of ASCII");
    }
    if (request.length() > LONGEST) {
      throw InvalidInputException.of(
          "request of an idempotency key", request, "at most " + LONGEST + " characters");
    }
  }

  /** The id of the session that a request of this name creates: a UUID of version 3 (RFC 9562). */
  public SessionId sessionId() {
    return new SessionId(
        UUID.nameUUIDFromBytes(
            ("maestro-session create " + value).getBytes(StandardCharsets.UTF_8)));
  }
}
