package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lists what lies in the folder {@code sessions}. */
final class SessionsFolder {

  private final Path path;

  SessionsFolder(StoreLayout layout) {
    this.path = layout.sessions();
  }

  /**
   * What was found.
   *
   * @param ids the folders named like a session; whether each holds one is not looked at
   * @param misnamed folders that hold a document under a name that is no id
   * @param others how many there are of whatever kind under a name that is no id
   */
  record Listing(List<SessionId> ids, List<UnreadableRecord> misnamed, int others) {}

  /**
   * Lists the folders, sorted by the ids.
   *
   * @return what is there; nothing, where there is no folder yet
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if the folder cannot be
   *     listed
   */
  Listing list() {
    Listing listing = listUnsorted();
    listing.ids().sort(null);
    return listing;
  }

  /**
   * The same in whatever order.
   *
   * @return what is there; nothing, where there is no folder yet
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if the folder cannot be
   *     listed
   */
  Listing listUnsorted() {
    List<SessionId> ids = new ArrayList<>();
    List<UnreadableRecord> misnamed = new ArrayList<>();
    int all = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        all++;
        String name = String.valueOf(entry.getFileName());
        Optional<SessionId> id = SessionId.parse(name);
        if (id.isPresent()) {
          ids.add(id.get());
        } else {
          addMisnamed(name, entry, misnamed);
        }
      }
    } catch (NoSuchFileException e) {
      return new Listing(new ArrayList<>(), List.of(), 0);
    } catch (DirectoryIteratorException e) {
      throw Failures.unavailable("list", path, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw Failures.unavailable("list", path, e);
    }
    return new Listing(ids, misnamed, all - ids.size());
  }

  private static void addMisnamed(String name, Path entry, List<UnreadableRecord> misnamed) {
    Path metadata = entry.resolve(StoreLayout.METADATA);
    try {
      if (Attributes.isFolder(entry) && Attributes.exists(metadata)) {
        misnamed.add(
            UnreadableRecord.whole(
                name, metadata.toString(), "its folder's name is not the id of a session"));
      }
    } catch (IOException e) {
      misnamed.add(UnreadableRecord.whole(name, metadata.toString(), Failures.reason(e)));
    }
  }
}
