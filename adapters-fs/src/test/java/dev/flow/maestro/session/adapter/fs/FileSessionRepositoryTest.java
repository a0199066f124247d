package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.disk.DiskWithPower;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.testkit.SessionRepositoryOpener;
import dev.flow.maestro.session.testkit.StoreLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every store, on files: G1, G2, G5, G8, G10, G12 and G13 as every store promises
 * them. The power is cut on a simulated disk; all else is done on the real one.
 */
class FileSessionRepositoryTest extends FileStoreContract {

  @TempDir Path afterCut;

  private Optional<DiskWithPower> disk = Optional.empty();

  @BeforeEach
  void chooseTheDisk(TestInfo test) throws IOException {
    if (test.getTags().contains(POWER_CUT)) {
      disk = Optional.of(new DiskWithPower(root));
    }
  }

  @Override
  SessionRepository open(Path folder) {
    return new FileSessionRepository(folder);
  }

  Class<? extends SessionRepositoryOpener> opener() {
    return Opener.class;
  }

  @Override
  protected SessionRepository openEmpty() {
    return open(disk.map(DiskWithPower::root).orElse(root));
  }

  @Override
  protected Optional<StoreLocation> location() {
    return Optional.of(new StoreLocation(opener(), root.toString()));
  }

  static final class Opener implements SessionRepositoryOpener {
    @Override
    public SessionRepository open(String location) {
      return new FileSessionRepository(Path.of(location));
    }
  }

  @Override
  protected Optional<SessionRepository> openAfterPowerCut() throws IOException {
    disk.orElseThrow().cut(afterCut);
    return Optional.of(open(afterCut));
  }
}
