package dev.flow.maestro.session.application.port;

import java.nio.file.Path;

/** Opens the stores of repositories by their roots. Safe for use by several threads. */
public interface RepositoryAccess {

  /** Looks what stands at a root. Changes nothing, and never throws because of what it finds. */
  RootState look(Path root);

  /**
   * Opens the store of a repository; one that has none yet is like an empty store.
   *
   * @throws dev.flow.maestro.session.domain.SessionException if the store cannot be reached
   */
  SessionRepository open(Path root);
}
