package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.testkit.SessionRepositoryOpener;
import java.nio.file.Path;

/** The contract of every store, on files with an index of the fewest sessions. */
final class IndexedFileSessionRepositoryTest extends FileSessionRepositoryTest {

  @Override
  FileSessionRepository open(Path folder) {
    return IndexedStore.open(folder);
  }

  @Override
  Class<? extends SessionRepositoryOpener> opener() {
    return Opener.class;
  }

  static final class Opener implements SessionRepositoryOpener {
    @Override
    public SessionRepository open(String location) {
      return IndexedStore.open(Path.of(location));
    }
  }
}
