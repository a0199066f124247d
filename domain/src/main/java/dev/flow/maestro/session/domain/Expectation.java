package dev.flow.maestro.session.domain;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a caller believes a session to be before it changes it. Checked by the store's atomic
 * change, so that nobody overwrites what they have not seen.
 *
 * @param revision the revision expected, at least 1
 * @param status the status expected
 */
public record Expectation(OptionalLong revision, Optional<SessionStatus> status) {

  /**
   * Checks the revision's bound.
   *
   * @throws InvalidInputException if the revision is below 1
   */
  public Expectation {
    if (revision.isPresent() && revision.getAsLong() < 1) {
      throw InvalidInputException.of(
          "expected revision", Long.toString(revision.getAsLong()), "a whole number of at least 1");
    }
  }

  /** Expects nothing. */
  public static Expectation none() {
    return new Expectation(OptionalLong.empty(), Optional.empty());
  }

  /** Expects this revision. */
  public static Expectation revision(long revision) {
    return new Expectation(OptionalLong.of(revision), Optional.empty());
  }

  /** Expects this status. */
  public static Expectation status(SessionStatus status) {
    return new Expectation(OptionalLong.empty(), Optional.of(status));
  }

  /**
   * Compares with what is there.
   *
   * @throws SessionConflictException if anything expected is otherwise
   */
  public void requireMetBy(Session session) {
    boolean met =
        (revision.isEmpty() || revision.getAsLong() == session.revision())
            && (status.isEmpty() || status.get() == session.status());
    if (!met) {
      throw new SessionConflictException(session.id(), this, session.revision(), session.status());
    }
  }
}
