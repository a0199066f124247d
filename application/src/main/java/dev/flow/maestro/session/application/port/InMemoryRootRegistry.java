package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/** Remembers roots until the process ends. */
public final class InMemoryRootRegistry implements RootRegistry {

  private final ConcurrentSkipListSet<Path> roots = new ConcurrentSkipListSet<>();

  @Override
  public List<Path> roots() {
    return List.copyOf(roots);
  }

  @Override
  public boolean add(Path root) {
    if (!root.isAbsolute()) {
      throw InvalidInputException.of("repository", root.toString(), "an absolute path");
    }
    return roots.add(root);
  }

  @Override
  public boolean remove(Path root) {
    return roots.remove(root);
  }
}
