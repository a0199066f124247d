package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.SessionRepositoryContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every store, on files. */
final class FileSessionRepositoryTest extends SessionRepositoryContract {

  @TempDir Path root;

  @Override
  protected SessionRepository openEmpty() {
    return new FileSessionRepository(root);
  }

  @Override
  protected Optional<SessionRepository> openAgain() {
    return Optional.of(new FileSessionRepository(root));
  }

  @Override
  protected boolean makeUnreadable(SessionId id) throws IOException {
    Path metadata = new StoreLayout(root).metadata(id);
    Files.createDirectories(metadata.getParent());
    Files.writeString(metadata, "{\"session_id\": ");
    return true;
  }

  @Override
  protected boolean makeHistoryUnreadable(SessionId id) throws IOException {
    Files.writeString(new StoreLayout(root).history(id), "garbage\n");
    return true;
  }
}
