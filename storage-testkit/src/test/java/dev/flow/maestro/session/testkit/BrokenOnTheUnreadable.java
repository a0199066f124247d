package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.List;
import java.util.Optional;

/** Stores that are wrong about records they cannot read, each as the contract that it must fail. */
final class BrokenOnTheUnreadable {

  private BrokenOnTheUnreadable() {}

  static final class ListsNothingAtAll extends SharedMemoryContract {
    ListsNothingAtAll() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  disk.entries.forEach((id, entry) -> readable(id, entry.session()).revision());
                  return super.query(query);
                }
              });
    }
  }

  static final class HidesAllButOne extends SharedMemoryContract {
    HidesAllButOne() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  QueryResult found = super.query(query);
                  return new QueryResult(
                      found.sessions(), found.unreadable().stream().limit(1).toList());
                }
              });
    }
  }

  static final class SaysThatItIsNotFound extends SharedMemoryContract {
    SaysThatItIsNotFound() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public SessionRevision update(SessionId id, SessionChange change) {
                  try {
                    return super.update(id, change);
                  } catch (UnreadableSessionException e) {
                    throw new SessionNotFoundException(id);
                  }
                }

                @Override
                public List<SessionEvent> history(SessionId id) {
                  try {
                    return super.history(id);
                  } catch (UnreadableSessionException e) {
                    throw new SessionNotFoundException(id);
                  }
                }
              });
    }
  }

  static final class TakesAnUnreadableHistoryForNone extends SharedMemoryContract {
    TakesAnUnreadableHistoryForNone() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public List<SessionEvent> history(SessionId id) {
                  Optional<List<SessionEvent>> events = existing(id).history();
                  return events.orElse(List.of());
                }
              });
    }
  }
}
