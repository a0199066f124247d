package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The trash of a store whose operations are timed. */
final class MeasuredTrash implements SessionTrash {

  private final SessionTrash trash;
  private final Operations operations;

  MeasuredTrash(SessionTrash trash, Operations operations) {
    this.trash = trash;
    this.operations = operations;
  }

  @Override
  public TrashEntry take(SessionId id, Instant at) {
    return operations.run(StoreOperation.TRASH_TAKE, () -> trash.take(id, at));
  }

  @Override
  public Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition) {
    return operations.run(StoreOperation.TRASH_TAKE, () -> trash.takeIf(id, at, condition));
  }

  @Override
  public TrashListing list() {
    return operations.run(StoreOperation.TRASH_LIST, trash::list);
  }

  @Override
  public Session read(TrashEntry entry) {
    return operations.run(StoreOperation.TRASH_READ, () -> trash.read(entry));
  }

  @Override
  public void restore(TrashEntry entry) {
    operations.run(StoreOperation.TRASH_RESTORE, () -> trash.restore(entry));
  }

  @Override
  public void remove(TrashEntry entry) {
    operations.run(StoreOperation.TRASH_REMOVE, () -> trash.remove(entry));
  }

  @Override
  public void hold(SessionId id) {
    operations.run(StoreOperation.HOLD, () -> trash.hold(id));
  }

  @Override
  public void release(SessionId id) {
    operations.run(StoreOperation.RELEASE, () -> trash.release(id));
  }

  @Override
  public Set<SessionId> held() {
    return operations.run(StoreOperation.HELD, trash::held);
  }

  @Override
  public boolean claimCleanup(Instant now, Duration interval) {
    return operations.run(StoreOperation.CLAIM_CLEANUP, () -> trash.claimCleanup(now, interval));
  }
}
