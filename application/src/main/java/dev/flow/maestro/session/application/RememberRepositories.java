package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.domain.RepositoryNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps the list of the repositories that are known. It never touches what is in them. */
public final class RememberRepositories {

  private final RootRegistry registry;
  private final RepositoryAccess access;

  /** Uses what is remembered, and looks at what stands there. */
  public RememberRepositories(RootRegistry registry, RepositoryAccess access) {
    this.registry = registry;
    this.access = access;
  }

  /** What is remembered, in the order of the paths, and what stands there now. */
  public List<RootState> list() {
    return registry.roots().stream().map(access::look).toList();
  }

  /**
   * Remembers a repository by its one real path, so that it is there once whatever links lead to
   * it.
   *
   * @return what stands there
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if it cannot be remembered
   */
  public RootState add(Path root) {
    Path realRoot = access.look(root).realRoot();
    boolean unused = registry.add(realRoot);
    return access.look(realRoot);
  }

  /**
   * Forgets a repository, whether or not anything stands there.
   *
   * @param root its path as it is remembered, or one that leads there
   * @return the path that was forgotten
   * @throws RepositoryNotFoundException if it is not remembered
   */
  public Path remove(Path root) {
    if (registry.remove(root)) {
      return root;
    }
    Path realRoot = access.look(root).realRoot();
    if (registry.remove(realRoot)) {
      return realRoot;
    }
    throw new RepositoryNotFoundException(root.toString());
  }

  /**
   * Forgets the repositories that are gone or have no store. One that cannot be looked into stays.
   *
   * @return those that were forgotten
   */
  public List<RootState> prune() {
    List<RootState> forgotten = new ArrayList<>();
    for (RootState state : list()) {
      boolean idle =
          switch (state.kind()) {
            case GONE, NO_STORE -> true;
            case PRESENT, UNREADABLE -> false;
          };
      if (idle && registry.remove(state.root())) {
        forgotten.add(state);
      }
    }
    return forgotten;
  }
}
