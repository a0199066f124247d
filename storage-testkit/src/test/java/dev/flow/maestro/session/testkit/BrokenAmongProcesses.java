package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that one process can use and two cannot, each as the contract that it must fail. */
final class BrokenAmongProcesses {

  private BrokenAmongProcesses() {}

  /** What one process does in the middle of another's change is lost. */
  static final class LocksItsOwnProcessOnly extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new FolderStore(location) {
        @Override
        <T> T locked(CachedDisk.Work<T> work) throws IOException {
          return CachedDisk.aloneInThisJvm(work);
        }
      };
    }
  }

  /** All instances of one process share what they know, and do not look again. */
  static final class RemembersWhatItsProcessKnows extends FolderStoreContract {

    private static final Map<Path, SessionFile> KNOWN = new ConcurrentHashMap<>();

    @Override
    public FolderStore open(String location) throws IOException {
      return new FolderStore(location) {
        @Override
        Optional<SessionFile> read(SessionId id) throws IOException {
          Optional<SessionFile> known = Optional.ofNullable(KNOWN.get(place(id)));
          if (known.isPresent()) {
            return known;
          }
          Optional<SessionFile> found = super.read(id);
          found.ifPresent(file -> KNOWN.put(place(id), file));
          return found;
        }

        @Override
        void keep(SessionFile file) throws IOException {
          super.keep(file);
          KNOWN.put(place(file.id()), file);
        }

        @Override
        void erase(SessionId id) throws IOException {
          super.erase(id);
          KNOWN.remove(place(id));
        }

        private Path place(SessionId id) {
          return disk.pathOf(FolderStore.nameOf(id));
        }
      };
    }
  }
}
