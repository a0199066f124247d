package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.InMemoryRootRegistry;
import dev.flow.maestro.session.application.port.RootRegistry;
import java.util.Optional;

final class InMemoryRootRegistryTest extends RootRegistryContract {

  private final InMemoryRootRegistry registry = new InMemoryRootRegistry();

  @Override
  protected RootRegistry openEmpty() {
    return registry;
  }

  @Override
  protected Optional<RootRegistry> openAgain() {
    return Optional.of(registry);
  }
}
