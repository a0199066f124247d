package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores that hand out what they go on using, each as the contract that it must fail. */
final class BrokenSharers {

  private BrokenSharers() {}

  static final class GivesItsHistoryAway extends SharedMemoryContract {
    GivesItsHistoryAway() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                private final Map<SessionId, List<SessionEvent>> histories = new HashMap<>();

                @Override
                public synchronized SessionRevision update(SessionId id, SessionChange change) {
                  List<SessionEvent> mine = history(id);
                  SessionRevision next = super.update(id, change);
                  mine.add(next.event());
                  return next;
                }

                @Override
                public synchronized List<SessionEvent> history(SessionId id) {
                  return histories.computeIfAbsent(id, key -> new ArrayList<>(super.history(key)));
                }
              });
    }
  }

  static final class GivesItsIdsAway extends SharedMemoryContract {
    GivesItsIdsAway() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                private final Map<String, List<SessionId>> ids = new HashMap<>();

                @Override
                public synchronized List<SessionId> idsStartingWith(String prefix) {
                  return ids.computeIfAbsent(
                      prefix, key -> new ArrayList<>(super.idsStartingWith(prefix)));
                }
              });
    }
  }
}
