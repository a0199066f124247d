package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.util.Optional;

/** Stores that a power cut harms, each as the contract that it must fail. */
final class BrokenDurability {

  private BrokenDurability() {}

  /** The last change is only in the cache, until the next one. */
  static final class AnswersBeforeItIsDurable extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new FolderStore(location) {
        private Optional<String> unflushed = Optional.empty();

        @Override
        void keep(SessionFile file) throws IOException {
          flushTheLast(FolderStore.nameOf(file.id()));
          disk.write(FolderStore.nameOf(file.id()), file.text());
        }

        @Override
        void erase(SessionId id) throws IOException {
          flushTheLast(FolderStore.nameOf(id));
          disk.remove(FolderStore.nameOf(id));
        }

        private void flushTheLast(String next) throws IOException {
          if (unflushed.isPresent()) {
            disk.flush(unflushed.get());
          }
          unflushed = Optional.of(next);
        }
      };
    }
  }

  /** The document is on the disk, its event only in the cache. */
  static final class LosesTheHistory extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new FolderStore(location) {
        @Override
        void keep(SessionFile file) throws IOException {
          String name = FolderStore.nameOf(file.id());
          String all = file.history();
          String butTheLast = all.substring(0, all.lastIndexOf('\n', all.length() - 2) + 1);
          disk.write(name, file.withHistory(butTheLast).text());
          disk.flush(name);
          disk.write(name, file.text());
        }
      };
    }
  }

  /** The event is on the disk, its document only in the cache. */
  static final class LosesTheState extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new FolderStore(location) {
        @Override
        void keep(SessionFile file) throws IOException {
          String name = FolderStore.nameOf(file.id());
          Optional<SessionFile> before =
              disk.read(name).map(text -> SessionFile.parse(file.id(), text));
          disk.write(
              name, before.map(old -> file.withDocument(old.document())).orElse(file).text());
          disk.flush(name);
          disk.write(name, file.text());
        }
      };
    }
  }

  static final class BringsBackTheDeleted extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new FolderStore(location) {
        @Override
        void erase(SessionId id) throws IOException {
          disk.remove(FolderStore.nameOf(id));
        }
      };
    }
  }
}
