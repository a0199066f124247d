package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The trash of a store of shelves: what is moved stays on its shelf, so that it is one step. */
final class ShelfTrash implements SessionTrash {

  private final ShelfSessionRepository store;

  ShelfTrash(ShelfSessionRepository store) {
    this.store = store;
  }

  @Override
  public TrashEntry take(SessionId id, Instant at) {
    return takeIf(id, at, session -> true).orElseThrow();
  }

  @Override
  public Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition) {
    List<TrashEntry> taken = new ArrayList<>(1);
    store.change(
        id,
        shelf -> {
          SessionRecord record = ShelfSessionRepository.require(id, shelf);
          if (shelf.held()) {
            throw new SessionHeldException(id);
          }
          // This may not be the first time that it is asked.
          taken.clear();
          if (!condition.test(record.session())) {
            return shelf;
          }
          TrashEntry entry = free(TrashEntry.of(id, at), shelf);
          taken.add(entry);
          return shelf.withoutSession().withTrashed(entry, record);
        });
    return taken.stream().findFirst();
  }

  private static TrashEntry free(TrashEntry first, SessionShelf shelf) {
    TrashEntry entry = first;
    while (shelf.trashed().containsKey(entry)) {
      entry = entry.next();
    }
    return entry;
  }

  @Override
  public TrashListing list() {
    return new TrashListing(fromEach(shelf -> shelf.trashed().keySet().stream()), List.of());
  }

  @Override
  public Session read(TrashEntry entry) {
    return require(entry, store.shelf(entry.id())).session();
  }

  @Override
  public void restore(TrashEntry entry) {
    store.change(
        entry.id(),
        shelf -> {
          SessionRecord record = require(entry, shelf);
          if (shelf.present().isPresent()) {
            throw new SessionExistsException(entry.id());
          }
          return shelf.withoutTrashed(entry).with(record);
        });
  }

  @Override
  public void remove(TrashEntry entry) {
    store.change(
        entry.id(),
        shelf -> {
          require(entry, shelf);
          return shelf.withoutTrashed(entry);
        });
  }

  @Override
  public void hold(SessionId id) {
    setHold(id, true);
  }

  @Override
  public void release(SessionId id) {
    setHold(id, false);
  }

  private void setHold(SessionId id, boolean held) {
    store.change(
        id,
        shelf -> {
          ShelfSessionRepository.require(id, shelf);
          return shelf.withHold(held);
        });
  }

  @Override
  public Set<SessionId> held() {
    return Set.copyOf(
        fromEach(
            shelf ->
                shelf.present().stream()
                    .filter(record -> shelf.held())
                    .map(record -> record.session().id())));
  }

  @Override
  public boolean claimCleanup(Instant now, Duration interval) {
    return store.claimCleanup(now, interval);
  }

  /** From each shelf that can be read; a scan of the store tells of the others. */
  private <T> List<T> fromEach(Function<SessionShelf, Stream<T>> part) {
    List<T> found = new ArrayList<>();
    try (Stream<SessionId> ids = store.ids()) {
      ids.forEach(
          id -> {
            try {
              part.apply(store.shelf(id)).forEach(found::add);
            } catch (UnreadableSessionException e) {
              return;
            }
          });
    }
    return found;
  }

  private static SessionRecord require(TrashEntry entry, SessionShelf shelf) {
    return Optional.ofNullable(shelf.trashed().get(entry))
        .orElseThrow(() -> new NotInTrashException(entry.name()));
  }
}
