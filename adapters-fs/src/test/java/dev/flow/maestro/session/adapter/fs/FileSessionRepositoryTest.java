package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.SessionRepositoryContract;
import dev.flow.maestro.session.testkit.SessionRepositoryOpener;
import dev.flow.maestro.session.testkit.StoreLocation;
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
  protected Optional<StoreLocation> location() {
    return Optional.of(new StoreLocation(Opener.class, root.toString()));
  }

  static final class Opener implements SessionRepositoryOpener {
    @Override
    public SessionRepository open(String location) {
      return new FileSessionRepository(Path.of(location));
    }
  }

  /** As the peer does: in place, without a lock, and without the member that it does not know. */
  @Override
  protected boolean editFromOutside(SessionId id, String featureRequest) throws IOException {
    Path metadata = new StoreLayout(root).metadata(id);
    String document = Files.readString(metadata);
    Files.writeString(
        metadata,
        document
            .replaceFirst(",\\s*\"revision\": \\d+", "")
            .replaceFirst(
                "\"feature_request\": \"[^\"]*\"",
                "\"feature_request\": \"" + featureRequest + "\""));
    return true;
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
