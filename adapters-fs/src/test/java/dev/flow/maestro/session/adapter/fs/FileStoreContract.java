package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.SessionRepositoryContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every store, on files, in a real folder. How it is opened is left open. */
abstract class FileStoreContract extends SessionRepositoryContract {

  @TempDir Path root;

  /** Opens the store below this folder. */
  abstract SessionRepository open(Path folder);

  @Override
  protected SessionRepository openEmpty() {
    return open(root);
  }

  @Override
  protected Optional<SessionRepository> openAgain() {
    return Optional.of(open(root));
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
