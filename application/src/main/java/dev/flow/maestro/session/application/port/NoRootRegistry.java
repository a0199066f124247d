package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.nio.file.Path;
import java.util.List;

/** Remembers nothing. */
record NoRootRegistry(String reason) implements RootRegistry {

  @Override
  public List<Path> roots() {
    return List.of();
  }

  @Override
  public boolean add(Path root) {
    throw new StoreUnavailableException(root.toString(), "cannot remember " + root + ": " + reason);
  }

  @Override
  public boolean remove(Path root) {
    return false;
  }
}
