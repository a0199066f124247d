package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The values of columns that are taken from a session. */
final class Columns {

  /** A longer branch is compared by its beginning first. */
  private static final int LONGEST_BRANCH = 200;

  private static final char REPLACEMENT = 0xFFFD;
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Columns() {}

  /**
   * A branch without what a text of PostgreSQL cannot hold, and not too long for an index: equal
   * branches give equal texts. Others may, too.
   */
  static String branch(String branch) {
    StringBuilder text = new StringBuilder();
    branch
        .codePoints()
        .limit(LONGEST_BRANCH)
        .forEach(
            point ->
                text.appendCodePoint(
                    point == 0 || Character.getType(point) == Character.SURROGATE
                        ? REPLACEMENT
                        : point));
    return text.toString();
  }

  /** The phase, or null where there is none: for a parameter. */
  @SuppressWarnings("NullAway") // A column that may be null has no other value.
  static String phase(Session session) {
    return session.currentPhase().map(SessionPhase::key).orElse(null);
  }

  /** A time in microseconds, those of a session's years at the most. */
  static OffsetDateTime time(Instant time) {
    Instant bounded = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    return bounded.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  static byte[] digest(byte[] document) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(document);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
