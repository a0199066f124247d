package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.domain.SessionEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Remembers the root of a repository when something happens to one of its sessions: when it is
 * created, and also when it is changed, so that stores from before, or from elsewhere, become known
 * by being used. Where it cannot be remembered, as in a container without a home, nothing is said:
 * whoever made the change does not care.
 */
public final class RootMemory implements SessionObserver {

  private final RootRegistry registry;
  private final RepositoryAccess access;
  private final Path root;
  private final AtomicBoolean done = new AtomicBoolean();

  /**
   * Remembers a root.
   *
   * @param registry should give up rather than wait for long
   */
  public RootMemory(RootRegistry registry, RepositoryAccess access, Path root) {
    this.registry = registry;
    this.access = access;
    this.root = root;
  }

  /** Once is enough; what failed is tried again at the next change. */
  @Override
  public void onEvent(SessionEvent event) {
    if (done.get()) {
      return;
    }
    try {
      boolean unused = registry.add(access.look(root).realRoot());
      done.set(true);
    } catch (RuntimeException e) {
      Logger logger = System.getLogger(RootMemory.class.getName());
      logger.log(Level.DEBUG, "the repository could not be remembered", e);
    }
  }
}
