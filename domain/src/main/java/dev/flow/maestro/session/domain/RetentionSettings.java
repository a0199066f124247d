package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * What a store is told to keep.
 *
 * @param policy which finished sessions go by themselves; none do, where it is empty
 * @param keepInTrash how long what is in the trash can be restored; a cleanup removes it then
 */
public record RetentionSettings(Optional<RetentionPolicy> policy, Duration keepInTrash) {

  /** How long the trash keeps a session, unless told otherwise. */
  public static final Duration DEFAULT_KEEP_IN_TRASH = Duration.ofDays(30);

  /**
   * Checks the bounds.
   *
   * @throws InvalidInputException if the span is negative
   */
  public RetentionSettings {
    if (keepInTrash.isNegative()) {
      throw InvalidInputException.of("keep_for", keepInTrash.toString(), Durations.FORM);
    }
  }

  /** Nothing goes by itself, and the trash keeps a session for 30 days. */
  public static RetentionSettings defaults() {
    return new RetentionSettings(Optional.empty(), DEFAULT_KEEP_IN_TRASH);
  }
}
