package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A store in memory, for tests and for orchestrators that need no more. It keeps every obligation
 * of the port except durability: it ends with the process.
 */
public final class InMemorySessionRepository extends ShelfSessionRepository {

  private final ConcurrentMap<SessionId, SessionShelf> shelves = new ConcurrentHashMap<>();
  private final List<Instant> cleanups = new ArrayList<>();
  private final MemorySignals signals = new MemorySignals();

  /** Creates an empty store. */
  public InMemorySessionRepository() {}

  @Override
  protected SessionShelf shelf(SessionId id) {
    return shelves.getOrDefault(id, SessionShelf.empty());
  }

  @Override
  protected SessionShelf change(SessionId id, UnaryOperator<SessionShelf> change) {
    SessionShelf changed =
        Optional.ofNullable(
                shelves.compute(
                    id,
                    (key, before) -> {
                      SessionShelf after =
                          change.apply(Optional.ofNullable(before).orElse(SessionShelf.empty()));
                      return after.isEmpty() ? null : after;
                    }))
            .orElse(SessionShelf.empty());
    signals.tell(id);
    return changed;
  }

  @Override
  public ChangeSignal changeSignal(Optional<SessionId> only) {
    return signals.open();
  }

  @Override
  protected Stream<SessionId> ids() {
    return shelves.keySet().stream();
  }

  @Override
  protected boolean claimCleanup(Instant now, Duration interval) {
    synchronized (cleanups) {
      boolean due = SessionTrash.isDue(cleanups.stream().findFirst(), now, interval);
      if (due) {
        cleanups.clear();
        cleanups.add(now);
      }
      return due;
    }
  }
}
