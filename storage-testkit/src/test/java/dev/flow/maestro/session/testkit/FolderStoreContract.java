package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract with every capability declared. It is the opener for the other processes, too, so
 * that a store and its contract are one class.
 */
abstract class FolderStoreContract extends SessionRepositoryContract
    implements SessionRepositoryOpener {

  @TempDir Path root;

  @Override
  public abstract SessionRepository open(String location) throws IOException;

  @Override
  protected SessionRepository openEmpty() throws IOException {
    return open(root.toString());
  }

  @Override
  protected Optional<SessionRepository> openAgain() throws IOException {
    return Optional.of(open(root.toString()));
  }

  @Override
  protected Optional<StoreLocation> location() {
    return Optional.of(new StoreLocation(getClass(), root.toString()));
  }

  @Override
  protected Optional<SessionRepository> openAfterPowerCut() throws IOException {
    new CachedDisk(root).cutPower();
    return Optional.of(open(root.toString()));
  }

  @Override
  protected boolean editFromOutside(SessionId id, String featureRequest) throws IOException {
    SessionFile file = file(id);
    write(
        file.withDocument(
            file.document()
                .replaceFirst(",\\s*\"revision\": \\d+", "")
                .replaceFirst(
                    "\"feature_request\": \"[^\"]*\"",
                    "\"feature_request\": \"" + featureRequest + "\"")));
    return true;
  }

  @Override
  protected boolean makeUnreadable(SessionId id) throws IOException {
    Files.writeString(path(id), "garbage");
    return true;
  }

  @Override
  protected boolean makeHistoryUnreadable(SessionId id) throws IOException {
    write(file(id).withHistory("garbage\n"));
    return true;
  }

  private SessionFile file(SessionId id) throws IOException {
    return SessionFile.parse(id, Files.readString(path(id)));
  }

  private void write(SessionFile file) throws IOException {
    Files.writeString(path(file.id()), file.text());
  }

  private Path path(SessionId id) throws IOException {
    return new CachedDisk(root).pathOf(FolderStore.nameOf(id));
  }
}
