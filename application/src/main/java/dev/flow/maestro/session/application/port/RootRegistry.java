package dev.flow.maestro.session.application.port;

import java.nio.file.Path;
import java.util.List;

/**
 * Remembers in which folders there are repositories with sessions, so that they can be found
 * together.
 *
 * <p>An implementation must
 *
 * <ul>
 *   <li>remember each root once, letter for letter as it was given,
 *   <li>lose none that was added, whichever threads or processes add others at the same time,
 *   <li>forget none by itself: a root that is gone stays until it is removed,
 *   <li>leave everything as it was when a method throws,
 *   <li>throw nothing but a {@link dev.flow.maestro.session.domain.SessionException},
 *   <li>be safe for use by several threads.
 * </ul>
 */
public interface RootRegistry {

  /**
   * What is remembered, in the order of the paths.
   *
   * @throws dev.flow.maestro.session.domain.UnreadableSettingsException if what is remembered makes
   *     no sense, or cannot be read
   */
  List<Path> roots();

  /**
   * Remembers a root.
   *
   * @param root an absolute path
   * @return whether it was new
   * @throws dev.flow.maestro.session.domain.InvalidInputException if the path is not absolute or
   *     cannot be kept
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if it cannot be remembered
   */
  boolean add(Path root);

  /**
   * Forgets a root, and touches nothing in it.
   *
   * @return whether it was remembered
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if it cannot be forgotten
   */
  boolean remove(Path root);

  /**
   * Remembers nothing, and says so to whoever adds something.
   *
   * @param reason why, as a sentence
   */
  static RootRegistry none(String reason) {
    return new NoRootRegistry(reason);
  }
}
