package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.testkit.SessionRepositoryOpener;
import dev.flow.maestro.session.testkit.StoreLocation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The contract of every store, on files that are not forced: all of it but the power cuts, which
 * this durability does not declare to outlive.
 */
final class ProcessDurabilityTest extends FileStoreContract {

  @Override
  SessionRepository open(Path folder) {
    return unforced(folder);
  }

  @Override
  protected Optional<StoreLocation> location() {
    return Optional.of(new StoreLocation(Opener.class, root.toString()));
  }

  static final class Opener implements SessionRepositoryOpener {
    @Override
    public SessionRepository open(String location) {
      return unforced(Path.of(location));
    }
  }

  private static SessionRepository unforced(Path folder) {
    return new FileSessionRepository(
        folder, FileSessionRepository.DEFAULT_LOCK_TIMEOUT, Durability.PROCESS);
  }
}
