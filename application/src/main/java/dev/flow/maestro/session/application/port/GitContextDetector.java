package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.GitContext;
import java.util.Optional;

/**
 * Tells the state of git where a session is created.
 *
 * <p>An implementation must
 *
 * <ul>
 *   <li>answer with {@link GitContext#none} where there is no repository,
 *   <li>answer, with a problem, where there is a repository that it can read in part or not at all:
 *       a session is created all the same,
 *   <li>write nothing, neither into the repository nor elsewhere,
 *   <li>be safe for use by several threads.
 * </ul>
 */
@FunctionalInterface
public interface GitContextDetector {

  /** Reads the state as it is now. */
  Detection detect();

  /**
   * What was found.
   *
   * @param context the state, as far as it could be read
   * @param problem what could not be read and why; empty where all could
   */
  record Detection(GitContext context, Optional<String> problem) {

    /** A state that could be read whole. */
    public static Detection of(GitContext context) {
      return new Detection(context, Optional.empty());
    }
  }
}
