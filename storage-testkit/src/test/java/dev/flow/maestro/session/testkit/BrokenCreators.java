package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that create or delete wrongly, each as the contract that it must fail. */
final class BrokenCreators {

  private BrokenCreators() {}

  static final class OverwritesOnCreate extends SharedMemoryContract {
    OverwritesOnCreate() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void create(SessionRevision first) {
                  disk.entries.put(first.session().id(), Entry.first(first));
                }
              });
    }
  }

  static final class OverwritesTheUnreadable extends SharedMemoryContract {
    OverwritesTheUnreadable() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void create(SessionRevision first) {
                  disk.entries.remove(first.session().id(), Entry.UNREADABLE);
                  super.create(first);
                }
              });
    }
  }

  static final class LeavesTheHistory extends SharedMemoryContract {
    LeavesTheHistory() {
      super(HistoryKeeper::new);
    }
  }

  /** Has the histories in a place of their own, which a delete forgets. */
  private static final class HistoryKeeper extends SharedMemoryStore {

    private final Map<SessionId, Entry> left = new ConcurrentHashMap<>();

    HistoryKeeper(Disk disk) {
      super(disk);
    }

    @Override
    public void create(SessionRevision first) {
      SessionId id = first.session().id();
      super.create(first);
      Optional.ofNullable(left.remove(id))
          .ifPresent(entry -> disk.entries.put(id, entry.with(first)));
    }

    @Override
    public void delete(SessionId id) {
      Entry entry = existing(id);
      super.delete(id);
      left.put(id, entry);
    }
  }

  static final class DeletesNothingGladly extends SharedMemoryContract {
    DeletesNothingGladly() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void delete(SessionId id) {
                  disk.entries.remove(id);
                }
              });
    }
  }
}
