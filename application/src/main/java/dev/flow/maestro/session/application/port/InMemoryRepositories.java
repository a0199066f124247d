package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.nio.file.Path;
import java.util.Map;

/** Stores that are given by their roots; nothing stands elsewhere. */
public final class InMemoryRepositories implements RepositoryAccess {

  private final Map<Path, SessionRepository> repositories;

  /** Copies the map. */
  public InMemoryRepositories(Map<Path, SessionRepository> repositories) {
    this.repositories = Map.copyOf(repositories);
  }

  @Override
  public RootState look(Path root) {
    return repositories.containsKey(root) ? RootState.present(root, root) : RootState.gone(root);
  }

  @Override
  public SessionRepository open(Path root) {
    SessionRepository repository = repositories.get(root);
    if (repository == null) {
      throw new StoreUnavailableException(root.toString(), "there is no repository at " + root);
    }
    return repository;
  }
}
