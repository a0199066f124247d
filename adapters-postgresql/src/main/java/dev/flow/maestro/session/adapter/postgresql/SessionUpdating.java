package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.json.SessionDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The change that is made most, in few trips to the server: one that reads, and one that writes.
 * What is written goes there together; the server takes it in order, and nothing after a failure.
 */
final class SessionUpdating implements Database.Change<SessionRevision> {

  private static final String READ =
      """
      select s.key, s.id, s.revision, s.created_at, s.changed_at, s.document, s.intact, s.held,
        e.line
      from maestro.session s
      left join maestro.event e on e.session_key = s.key and e.revision = s.revision
      where s.id = ? and s.deleted_at is null for update of s""";

  private static final String WRITE =
      SessionTable.UPDATE + ";\n" + EventTable.INSERT + ";\n" + SessionTable.TELL;

  private final String location;
  private final SessionId id;
  private final SessionChange change;

  SessionUpdating(String location, SessionId id, SessionChange change) {
    this.location = location;
    this.id = id;
    this.change = change;
  }

  @Override
  public Effect<SessionRevision> run(Connection connection) throws SQLException {
    UUID mark = UUID.randomUUID();
    SessionTable table = new SessionTable(connection, location);
    StoredSession before = read(connection, table);
    SessionDocument document = before.parse();
    Session current = before.session(document);
    SessionRevision next = change.next(current);
    byte[] bytes = Documents.bytes(document.with(next.session()));
    boolean sameRequest = next.session().featureRequest().equals(current.featureRequest());
    try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
      int number = table.setUpdate(statement, before, next.session(), bytes, sameRequest);
      number = EventTable.setInsert(statement, number, before.key(), mark, next.event());
      statement.setString(number, SessionTable.told(id, next.session().revision()));
      statement.execute();
    }
    return new Effect<>(next, EventTable.proof(before.key(), mark));
  }

  private StoredSession read(Connection connection, SessionTable table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setObject(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new SessionNotFoundException(id);
        }
        StoredSession before = table.row(rows);
        String line = rows.getString("line");
        if (line == null) {
          // Where the row had to be waited for, the event is later than what the statement sees.
          new EventTable(connection).requireLast(before);
        } else {
          EventTable.requireEvent(before, line);
        }
        return before;
      }
    }
  }
}
