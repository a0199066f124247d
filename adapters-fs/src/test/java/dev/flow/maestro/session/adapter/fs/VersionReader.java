package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@link Marked} sessions in every way, and fails if it sees less or more than a version. */
final class VersionReader {

  private final FileSessionRepository store;
  private final List<SessionId> ids;
  private final Map<SessionId, Long> newest = new HashMap<>();
  private int reads;

  VersionReader(FileSessionRepository store, List<SessionId> ids) {
    this.store = store;
    this.ids = ids;
  }

  /** Reads until this time, and gives how much was read. */
  int readUntil(long deadlineNanos) {
    while (System.nanoTime() - deadlineNanos < 0) {
      for (SessionId id : ids) {
        see(Stores.require(store, id));
        see(id, store.history(id));
        // Whoever has seen an event sees its session.
        see(Stores.require(store, id));
      }
      QueryResult result = store.query(SessionQuery.all());
      assertThat(result.unreadable()).isEmpty();
      assertThat(result.sessions())
          .extracting(Session::id)
          .containsExactlyInAnyOrderElementsOf(ids);
      result.sessions().forEach(this::see);
    }
    return reads;
  }

  private void see(Session session) {
    Marked.requireWhole(session);
    see(session.id(), session.revision());
  }

  private void see(SessionId id, List<SessionEvent> history) {
    Marked.requireWhole(history);
    see(id, history.size());
  }

  private void see(SessionId id, long revision) {
    reads++;
    assertThat(revision).as("session %s", id).isGreaterThanOrEqualTo(newest.getOrDefault(id, 0L));
    newest.put(id, revision);
  }
}
