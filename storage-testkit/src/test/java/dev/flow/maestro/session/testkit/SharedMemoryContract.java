package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import java.util.Optional;
import java.util.function.Function;

/** The contract with every capability declared that memory has. */
abstract class SharedMemoryContract extends SessionRepositoryContract {

  private final SharedMemoryStore.Disk disk = new SharedMemoryStore.Disk();
  private final Function<SharedMemoryStore.Disk, SessionRepository> open;

  SharedMemoryContract(Function<SharedMemoryStore.Disk, SessionRepository> open) {
    this.open = open;
  }

  @Override
  protected SessionRepository openEmpty() {
    return open.apply(disk);
  }

  @Override
  protected Optional<SessionRepository> openAgain() {
    return Optional.of(open.apply(disk));
  }

  @Override
  protected boolean makeUnreadable(SessionId id) {
    disk.entries.put(id, SharedMemoryStore.Entry.UNREADABLE);
    return true;
  }

  @Override
  protected boolean makeHistoryUnreadable(SessionId id) {
    disk.entries.computeIfPresent(id, (key, entry) -> entry.withUnreadableHistory());
    return true;
  }
}
