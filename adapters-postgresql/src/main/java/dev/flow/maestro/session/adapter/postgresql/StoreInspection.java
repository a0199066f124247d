package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.HistoryCheck;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SchemaViolation;
import dev.flow.maestro.session.json.SessionDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at every session with its history, one at a time. There is nothing that it could mend. */
final class StoreInspection {

  private final SessionRepository repository;
  private final Database database;
  private final Inspection inspection;
  private final List<Finding> findings = new ArrayList<>();

  StoreInspection(SessionRepository repository, Database database, Inspection inspection) {
    this.repository = repository;
    this.database = database;
    this.inspection = inspection;
  }

  StoreReport run() {
    List<SessionId> ids = repository.idsStartingWith("");
    int checked = 0;
    for (SessionId id : ids) {
      try {
        repository.record(id).ifPresent(this::inspect);
      } catch (UnreadableSessionException e) {
        findings.add(Finding.unreadable(e.record()));
      }
      inspection.progress().onChecked(++checked, ids.size());
    }
    return new StoreReport(ids.size(), findings);
  }

  private void inspect(SessionRecord record) {
    SessionId id = record.session().id();
    String location = database.location() + " session " + id;
    for (String problem : HistoryCheck.contradictions(record.session(), record.history())) {
      findings.add(Finding.contradiction(location, problem).in(Optional.of(id)));
    }
    for (SchemaViolation violation : violations(record)) {
      findings.add(
          Finding.of(
                  Code.SCHEMA_VIOLATION,
                  location,
                  violation.problem(),
                  "correct the program that writes it; it is read all the same")
              .in(Optional.of(id))
              .at(Optional.of(violation.member()), OptionalLong.empty()));
    }
  }

  private static List<SchemaViolation> violations(SessionRecord record) {
    try {
      return SessionDocument.parse(record.document().orElseThrow().getBytes(StandardCharsets.UTF_8))
          .schemaViolations();
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("it was read a moment ago", e);
    }
  }
}
