package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.HistoryCheck;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be told of a store by reading it as anybody does. */
final class RecordInspection {

  private static final int MOST_ATTEMPTS = 10;

  private final SessionRepository repository;

  RecordInspection(SessionRepository repository) {
    this.repository = repository;
  }

  StoreReport inspect(Inspection inspection) {
    QueryResult all = repository.query(SessionQuery.all());
    List<Finding> findings = new ArrayList<>();
    all.unreadable().forEach(record -> findings.add(Finding.unreadable(record)));
    int checked = all.unreadable().size();
    int records = checked + all.sessions().size();
    for (Session session : all.sessions()) {
      findings.addAll(inspect(session.id()));
      inspection.progress().onChecked(++checked, records);
    }
    return new StoreReport(records, findings);
  }

  private List<Finding> inspect(SessionId id) {
    try {
      for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        List<SessionEvent> events = repository.history(id);
        Session session = repository.find(id).orElseThrow(() -> new SessionNotFoundException(id));
        if (repository.history(id).equals(events)) {
          return HistoryCheck.contradictions(session, events).stream()
              .map(problem -> Finding.contradiction(id.toString(), problem).in(Optional.of(id)))
              .toList();
        }
      }
      return List.of(
          Finding.of(
                  Finding.Code.LOCKED,
                  id.toString(),
                  "it was changed again and again while it was looked at",
                  "inspect again when it is at rest")
              .in(Optional.of(id)));
    } catch (SessionNotFoundException e) {
      // Deleted meanwhile.
      return List.of();
    } catch (UnreadableSessionException e) {
      return List.of(Finding.unreadable(e.record()));
    }
  }
}
