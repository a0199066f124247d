package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.SharedMemoryStore.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Stores whose trash is not what it was. */
final class BrokenTrashes {

  private BrokenTrashes() {}

  /** A store with this trash. */
  private abstract static class WithTrash extends SharedMemoryContract {
    WithTrash(Function<SharedMemoryStore, SessionTrash> trash) {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionTrash trash() {
                  return trash.apply(this);
                }
              });
    }
  }

  static final class LosesTheHistoryInTheTrash extends WithTrash {
    LosesTheHistoryInTheTrash() {
      super(
          store ->
              new SharedMemoryTrash(store) {
                @Override
                public void restore(TrashEntry entry) {
                  super.restore(entry);
                  disk.entries.computeIfPresent(
                      entry.id(),
                      (id, kept) ->
                          new Entry(
                              kept.session(),
                              kept.history().map(all -> all.subList(0, 1)),
                              kept.document(),
                              kept.files()));
                }
              });
    }
  }

  static final class RestoresOverASession extends WithTrash {
    RestoresOverASession() {
      super(
          store ->
              new SharedMemoryTrash(store) {
                @Override
                public void restore(TrashEntry entry) {
                  disk.entries.put(entry.id(), existing(entry));
                  disk.trashed.remove(entry);
                }
              });
    }
  }

  static final class TakesWhateverTheCondition extends WithTrash {
    TakesWhateverTheCondition() {
      super(
          store ->
              new SharedMemoryTrash(store) {
                @Override
                public Optional<TrashEntry> takeIf(
                    SessionId id, Instant at, Predicate<Session> condition) {
                  return super.takeIf(id, at, session -> true);
                }
              });
    }
  }

  static final class KeepsOneEntryForAnId extends WithTrash {
    KeepsOneEntryForAnId() {
      super(
          store ->
              new SharedMemoryTrash(store) {
                @Override
                public TrashEntry take(SessionId id, Instant at) {
                  disk.trashed.keySet().removeIf(entry -> entry.id().equals(id));
                  return super.take(id, at);
                }
              });
    }
  }

  static final class TakesWhatIsHeld extends WithTrash {
    TakesWhatIsHeld() {
      super(
          store ->
              new SharedMemoryTrash(store) {
                @Override
                public TrashEntry take(SessionId id, Instant at) {
                  disk.held.remove(id);
                  return super.take(id, at);
                }
              });
    }
  }

  static final class ListsTheTrashed extends SharedMemoryContract {
    ListsTheTrashed() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void scan(SessionQuery query, SessionVisitor visitor) {
                  super.scan(query, visitor);
                  List.copyOf(disk.trashed.values())
                      .forEach(entry -> entry.session().ifPresent(visitor::onSession));
                }
              });
    }
  }
}
