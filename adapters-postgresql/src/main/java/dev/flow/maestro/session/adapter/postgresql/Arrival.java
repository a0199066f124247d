package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Takes in a session that comes from elsewhere, whole, in one transaction. */
final class Arrival {

  private final Database database;
  private final SessionRecord record;
  private final SessionId id;
  private final byte[] document;
  private final UUID mark = UUID.randomUUID();

  Arrival(Database database, SessionRecord record) {
    this.database = database;
    this.record = record;
    this.id = record.session().id();
    this.document = Documents.bytes(record);
  }

  /**
   * Files may be read once, so that a transaction which has read some is not run again, and one
   * which found none does not look again.
   */
  private abstract class Step implements Database.Change<SessionId> {

    private boolean shown;
    private boolean filesRead;

    final void put(Connection connection, long key) throws SQLException {
      if (!shown) {
        shown = true;
        new FileTable(connection).put(key, visitor -> record.files().showTo(new Watched(visitor)));
      }
    }

    /** Notes whether there is a file. */
    private final class Watched implements CompanionFiles.Visitor {

      private final CompanionFiles.Visitor visitor;

      Watched(CompanionFiles.Visitor visitor) {
        this.visitor = visitor;
      }

      @Override
      public void onFile(CompanionName name, InputStream content) {
        filesRead = true;
        visitor.onFile(name, content);
      }

      @Override
      public void onUnreadable(UnreadableRecord unreadable) {
        filesRead = true;
        visitor.onUnreadable(unreadable);
      }
    }

    final Effect<SessionId> arrived(SessionTable table, long key) throws SQLException {
      table.tell(id, record.session().revision());
      return new Effect<>(id, EventTable.proof(key, mark));
    }

    @Override
    public final boolean mayRunAgain() {
      return !filesRead;
    }
  }

  /** Makes the session, which is not there. */
  final class Landing extends Step {

    @Override
    public Effect<SessionId> run(Connection connection) throws SQLException {
      SessionTable table = new SessionTable(connection, database.location());
      long key = table.insert(record.session(), document);
      new EventTable(connection).insert(key, mark, record.history());
      put(connection, key);
      return arrived(table, key);
    }
  }

  /** Brings the session, which is there, to where it has come elsewhere. */
  final class Advance extends Step {

    @Override
    public Effect<SessionId> run(Connection connection) throws SQLException {
      SessionTable table = new SessionTable(connection, database.location());
      EventTable events = new EventTable(connection);
      StoredSession before = table.lock(id).orElseThrow(() -> new SessionNotFoundException(id));
      Session current = before.session();
      List<SessionEvent> history = events.all(before);
      record.requireToContinue(current, history);
      put(connection, before.key());
      table.update(before, record.session(), document, false);
      events.insert(
          before.key(), mark, record.history().subList(history.size(), record.history().size()));
      return arrived(table, before.key());
    }
  }
}
