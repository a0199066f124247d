package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import dev.flow.maestro.session.testkit.SessionRepositoryOpener;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The contract of every store, on files that nobody writes but those who keep the log of changes.
 * So nothing is edited from outside, and what makes a record unreadable is told like a change.
 */
@EnabledIfSystemProperty(
    named = ProofSize.LONG_PROPERTY,
    matches = "true",
    disabledReason = "not run: takes a minute; with -Dmaestro.long=true")
final class LoggedFileSessionRepositoryTest extends FileSessionRepositoryTest {

  @Override
  FileSessionRepository open(Path folder) {
    return LoggedStore.openBelieving(folder);
  }

  @Override
  Class<? extends SessionRepositoryOpener> opener() {
    return Opener.class;
  }

  static final class Opener implements SessionRepositoryOpener {
    @Override
    public SessionRepository open(String location) {
      return LoggedStore.openBelieving(Path.of(location));
    }
  }

  @Override
  protected boolean editFromOutside(SessionId id, String featureRequest) {
    return false;
  }

  @Override
  protected boolean makeUnreadable(SessionId id) throws IOException {
    return LoggedStore.telling(new StoreLayout(root), id, () -> super.makeUnreadable(id));
  }

  @Override
  protected boolean makeHistoryUnreadable(SessionId id) throws IOException {
    return LoggedStore.telling(new StoreLayout(root), id, () -> super.makeHistoryUnreadable(id));
  }
}
