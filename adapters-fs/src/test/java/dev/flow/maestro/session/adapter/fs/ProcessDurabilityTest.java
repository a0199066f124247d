package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.testkit.ProofSize;
import dev.flow.maestro.session.testkit.SessionRepositoryOpener;
import dev.flow.maestro.session.testkit.StoreLocation;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The contract of every store, on files that are not forced: all of it but the power cuts, which
 * this durability does not declare to outlive. {@code DurabilityTest} shows in every build that
 * nothing but the forces is left out; so this one is for the long run.
 */
@EnabledIfSystemProperty(
    named = ProofSize.LONG_PROPERTY,
    matches = "true",
    disabledReason = "not run: takes a minute; with -Dmaestro.long=true")
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
        folder, FileStoreOptions.defaults().withDurability(Durability.PROCESS));
  }
}
