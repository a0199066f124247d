package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Repositories whose sessions are files below their roots. */
public final class FileRepositoryAccess implements RepositoryAccess {

  private final FileStoreOptions options;

  /** Opens stores with the usual options. */
  public FileRepositoryAccess() {
    this(FileStoreOptions.defaults());
  }

  /** Opens stores with these options. */
  public FileRepositoryAccess(FileStoreOptions options) {
    this.options = options;
  }

  @Override
  public RootState look(Path root) {
    Path normal = root.toAbsolutePath().normalize();
    Path realRoot;
    try {
      // Not the normalized path: a link before ".." leads elsewhere.
      realRoot = root.toRealPath();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return RootState.gone(normal);
    } catch (IOException e) {
      return RootState.unreadable(normal, normal, Failures.reason(e));
    }
    if (!Files.isDirectory(realRoot)) {
      return RootState.unreadable(normal, realRoot, "it is no folder");
    }
    StoreLayout layout = new StoreLayout(realRoot);
    try {
      if (!Attributes.isFolder(layout.sessions())) {
        layout.requireFolders();
        return RootState.noStore(normal, realRoot);
      }
      layout.requireFolders();
      if (!Files.isReadable(layout.sessions())) {
        return RootState.unreadable(
            normal, realRoot, "cannot read " + layout.sessions() + ": permission denied");
      }
    } catch (StoreUnavailableException e) {
      return RootState.unreadable(normal, realRoot, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return RootState.unreadable(normal, realRoot, Failures.reason(e));
    }
    return RootState.present(normal, realRoot);
  }

  @Override
  public SessionRepository open(Path root) {
    return new FileSessionRepository(root, options);
  }
}
