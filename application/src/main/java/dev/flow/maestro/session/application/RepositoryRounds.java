package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes from repository to repository. Two paths that lead to the same one count once; one that
 * cannot be looked into keeps nobody from the others.
 */
final class RepositoryRounds {

  private final RepositoryAccess access;

  RepositoryRounds(RepositoryAccess access) {
    this.access = access;
  }

  /** What is done in each repository. */
  interface Visit {
    void in(Path root, SessionRepository repository);
  }

  /**
   * How it went.
   *
   * @param visited how many repositories were looked into, to the end
   * @param unreachable the others
   */
  record Outcome(int visited, List<UnreachableRepository> unreachable) {}

  Outcome run(Collection<Path> roots, Visit visit) {
    Set<Path> seen = new HashSet<>();
    List<UnreachableRepository> unreachable = new ArrayList<>();
    int visited = 0;
    for (Path root : roots) {
      RootState state = access.look(root);
      if (!seen.add(state.realRoot())) {
        continue;
      }
      switch (state.kind()) {
        case GONE, UNREADABLE -> unreachable.add(new UnreachableRepository(root, state.reason()));
        case PRESENT, NO_STORE -> {
          try {
            visit.in(root, access.open(root));
            visited++;
          } catch (SessionException e) {
            unreachable.add(new UnreachableRepository(root, String.valueOf(e.getMessage())));
          }
        }
      }
    }
    return new Outcome(visited, unreachable);
  }
}
