package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that are wrong about edits from outside, each as the contract that it must fail. */
final class BrokenUnderEdits {

  private BrokenUnderEdits() {}

  /** What nobody has read yet when a change comes, the change writes over. */
  static final class OverwritesTheEdit extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new KnowsItsOwn(location) {
        private final ThreadLocal<Boolean> changes = ThreadLocal.withInitial(() -> false);

        @Override
        public SessionRevision update(SessionId id, SessionChange change) {
          changes.set(true);
          try {
            return super.update(id, change);
          } finally {
            changes.set(false);
          }
        }

        @Override
        SessionFile noticed(SessionFile edited) throws IOException {
          Optional<SessionFile> mine = changes.get() ? own(edited.id()) : Optional.empty();
          return mine.isPresent() ? mine.get() : super.noticed(edited);
        }
      };
    }
  }

  /** Shows a session as it wrote it last, whatever another wrote since. */
  static final class HidesTheEdit extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new KnowsItsOwn(location) {
        @Override
        SessionFile noticed(SessionFile edited) throws IOException {
          edited.requireDocument();
          Optional<SessionFile> mine = own(edited.id());
          return mine.isPresent() ? mine.get() : super.noticed(edited);
        }
      };
    }
  }

  /** Shows what another wrote under the revision that was there before, and tells of no event. */
  static final class RecordsNoRevision extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new FolderStore(location) {
        @Override
        SessionFile noticed(SessionFile edited) {
          return edited.asLastTold();
        }
      };
    }
  }

  /** Shows what another wrote as the next revision, and records that only with a change. */
  static final class RecordsNoEditThatIsOnlyRead extends FolderStoreContract {
    @Override
    public FolderStore open(String location) throws IOException {
      return new FolderStore(location) {
        @Override
        SessionFile noticed(SessionFile edited) {
          return edited.withEdit();
        }
      };
    }
  }

  /** Remembers what this process wrote last. */
  private abstract static class KnowsItsOwn extends FolderStore {

    private static final Map<Path, SessionFile> OWN = new ConcurrentHashMap<>();

    KnowsItsOwn(String location) throws IOException {
      super(location);
    }

    final Optional<SessionFile> own(SessionId id) {
      return Optional.ofNullable(OWN.get(disk.pathOf(nameOf(id))));
    }

    @Override
    final void keep(SessionFile file) throws IOException {
      super.keep(file);
      OWN.put(disk.pathOf(nameOf(file.id())), file);
    }
  }
}
