package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.RootRegistry;
import java.nio.file.Path;
import java.util.List;

/** Roots of which none is remembered anew, and none forgotten. */
final class RehearsedRoots implements RootRegistry {

  private final RootRegistry roots;

  RehearsedRoots(RootRegistry roots) {
    this.roots = roots;
  }

  @Override
  public List<Path> roots() {
    return roots.roots();
  }

  @Override
  public boolean add(Path root) {
    return !roots().contains(root);
  }

  @Override
  public boolean remove(Path root) {
    return roots().contains(root);
  }
}
