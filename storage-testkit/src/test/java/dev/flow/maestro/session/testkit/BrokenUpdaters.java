package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Stores that update wrongly, each as the contract that it must fail. */
final class BrokenUpdaters {

  private BrokenUpdaters() {}

  static final class LosesUpdates extends SharedMemoryContract {
    LosesUpdates() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionRevision update(SessionId id, SessionChange change) {
                  Entry before = existing(id);
                  SessionRevision next = change.apply(readable(id, before.session()));
                  disk.entries.put(id, before.with(next));
                  return next;
                }
              });
    }
  }

  static final class LocksItselfOnly extends SharedMemoryContract {
    LocksItselfOnly() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public synchronized SessionRevision update(SessionId id, SessionChange change) {
                  Entry before = existing(id);
                  SessionRevision next = change.apply(readable(id, before.session()));
                  disk.entries.put(id, before.with(next));
                  return next;
                }
              });
    }
  }

  static final class BringsBackTheDeleted extends SharedMemoryContract {
    BringsBackTheDeleted() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionRevision update(SessionId id, SessionChange change) {
                  while (true) {
                    Entry before = existing(id);
                    SessionRevision next = change.apply(readable(id, before.session()));
                    Entry after = before.with(next);
                    if (disk.entries.replace(id, before, after)
                        || disk.entries.putIfAbsent(id, after) == null) {
                      return next;
                    }
                  }
                }
              });
    }
  }

  static final class IgnoresWhatTheChangeThrows extends SharedMemoryContract {
    IgnoresWhatTheChangeThrows() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionRevision update(SessionId id, SessionChange change) {
                  return super.update(
                      id,
                      current -> {
                        try {
                          return change.apply(current);
                        } catch (RuntimeException e) {
                          return ContractGroup.countTask(current);
                        }
                      });
                }
              });
    }
  }

  static final class WrapsWhatTheChangeThrows extends SharedMemoryContract {
    WrapsWhatTheChangeThrows() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionRevision update(SessionId id, SessionChange change) {
                  try {
                    return super.update(id, change);
                  } catch (SessionNotFoundException e) {
                    throw e;
                  } catch (RuntimeException e) {
                    throw new StoreUnavailableException("memory", "it failed", e);
                  }
                }
              });
    }
  }

  static final class AsksTheChangeOfNothing extends SharedMemoryContract {
    AsksTheChangeOfNothing() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionRevision update(SessionId id, SessionChange change) {
                  if (entry(id).isEmpty()) {
                    change.apply(SessionBuilder.aSession().withId(id).build());
                  }
                  return super.update(id, change);
                }
              });
    }
  }

  static final class StoresNoEvent extends SharedMemoryContract {
    StoresNoEvent() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionRevision update(SessionId id, SessionChange change) {
                  synchronized (disk) {
                    Entry before = existing(id);
                    SessionRevision next = change.apply(readable(id, before.session()));
                    disk.entries.put(id, before.with(next.session()));
                    return next;
                  }
                }
              });
    }
  }

  static final class StoresNoState extends SharedMemoryContract {
    StoresNoState() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionRevision update(SessionId id, SessionChange change) {
                  synchronized (disk) {
                    Entry before = existing(id);
                    SessionRevision next = change.apply(readable(id, before.session()));
                    disk.entries.put(id, before.with(next.event()));
                    return next;
                  }
                }
              });
    }
  }

  static final class WritesTheStateInTwoSteps extends SharedMemoryContract {
    WritesTheStateInTwoSteps() {
      super(
          disk ->
              new TwoSteps(disk) {
                @Override
                Entry half(Entry before, SessionRevision next) {
                  Session session = readable(next.session().id(), before.session());
                  SessionStatistics old = session.statistics();
                  return before.with(
                      SessionBuilder.aSession()
                          .withId(session.id())
                          .withStatistics(
                              new SessionStatistics(
                                  old.totalTasks() + 1,
                                  old.completedTasks(),
                                  old.failedTasks(),
                                  old.decisionsMade(),
                                  old.checkpointsCreated(),
                                  old.errorRecoveryCount(),
                                  old.durationSeconds()))
                          .build()
                          .withRevision(session.revision()));
                }
              });
    }
  }

  static final class WritesTheEventAfterTheState extends SharedMemoryContract {
    WritesTheEventAfterTheState() {
      super(
          disk ->
              new TwoSteps(disk) {
                @Override
                Entry half(Entry before, SessionRevision next) {
                  return before.with(next.session());
                }
              });
    }
  }

  static final class WritesTheEventBeforeTheState extends SharedMemoryContract {
    WritesTheEventBeforeTheState() {
      super(
          disk ->
              new TwoSteps(disk) {
                @Override
                Entry half(Entry before, SessionRevision next) {
                  return before.with(next.event());
                }
              });
    }
  }

  /** Shows half of a change until it was read a few times, if anybody reads. */
  private abstract static class TwoSteps extends SharedMemoryStore {

    private static final int READS = 6;

    private final Semaphore reads = new Semaphore(0);

    TwoSteps(Disk disk) {
      super(disk);
    }

    abstract Entry half(Entry before, SessionRevision next);

    @Override
    public Optional<Session> find(SessionId id) {
      Optional<Session> found = super.find(id);
      reads.release();
      return found;
    }

    @Override
    public SessionRevision update(SessionId id, SessionChange change) {
      synchronized (disk) {
        Entry before = existing(id);
        SessionRevision next = change.apply(readable(id, before.session()));
        disk.entries.put(id, half(before, next));
        reads.drainPermits();
        try {
          reads.tryAcquire(READS, 50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        disk.entries.put(id, before.with(next));
        return next;
      }
    }
  }
}
