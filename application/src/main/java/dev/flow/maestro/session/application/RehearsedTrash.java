package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The trash of a {@link RehearsedSessionRepository}: nothing comes, and nothing goes. */
final class RehearsedTrash implements SessionTrash {

  private final SessionRepository store;
  private final SessionTrash trash;

  /** What would be there by now. */
  private final Set<TrashEntry> taken = ConcurrentHashMap.newKeySet();

  RehearsedTrash(SessionRepository store) {
    this.store = store;
    this.trash = store.trash();
  }

  @Override
  public TrashEntry take(SessionId id, Instant at) {
    RehearsedSessionRepository.requireOne(store, id);
    if (trash.held().contains(id)) {
      throw new SessionHeldException(id);
    }
    TrashEntry entry = TrashEntry.of(id, at);
    taken.add(entry);
    return entry;
  }

  @Override
  public Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition) {
    Session session = store.find(id).orElseThrow(() -> new SessionNotFoundException(id));
    return condition.test(session) ? Optional.of(take(id, at)) : Optional.empty();
  }

  @Override
  public TrashListing list() {
    return trash.list();
  }

  @Override
  public Session read(TrashEntry entry) {
    return trash.read(entry);
  }

  @Override
  public void restore(TrashEntry entry) {
    remove(entry);
    if (RehearsedSessionRepository.isThere(store, entry.id())) {
      throw new SessionExistsException(entry.id());
    }
  }

  @Override
  public void remove(TrashEntry entry) {
    if (!taken.contains(entry) && !trash.list().entries().contains(entry)) {
      throw new NotInTrashException(entry.name());
    }
  }

  @Override
  public void hold(SessionId id) {
    RehearsedSessionRepository.requireOne(store, id);
  }

  @Override
  public void release(SessionId id) {
    RehearsedSessionRepository.requireOne(store, id);
  }

  @Override
  public Set<SessionId> held() {
    return trash.held();
  }

  /** Nobody cleans up because of a rehearsal. */
  @Override
  public boolean claimCleanup(Instant now, Duration interval) {
    return false;
  }
}
