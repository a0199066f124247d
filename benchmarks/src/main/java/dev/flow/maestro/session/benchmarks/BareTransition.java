package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.domain.SessionId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * The transaction by which the store changes a session, without a store: the same statements, one
 * after another, with values that are there already, on a connection that stays open.
 */
final class BareTransition implements AutoCloseable {

  /** The statements of the store, in their order; the build looks whether they are. */
  static final List<String> STATEMENTS =
      List.of(
          """
          select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true),
            set_config('idle_in_transaction_session_timeout', ?, true),
            cast(pg_current_xact_id() as text)""",
          """
          select s.key, s.id, s.revision, s.created_at, s.changed_at, s.document, s.intact, s.held,
            e.line
          from maestro.session s
          left join maestro.event e on e.session_key = s.key and e.revision = s.revision
          where s.id = ? and s.deleted_at is null for update of s""",
          """
          update maestro.session
          set revision = ?, document = ?, digest = ?, changed_at = ?, created_at = ?, status = ?,
            phase = ?, branch = ?, active = ?, words = coalesce(?, words)
          where key = ?""",
          "insert into maestro.event (session_key, revision, mark, line) values (?, ?, ?, ?)",
          "select pg_notify('maestro_session', ?)");

  private static final String ROW =
      """
      select document, digest, changed_at, created_at, status, phase, branch, active, line
      from maestro.session s join maestro.event e on session_key = key and e.revision = s.revision
      where id = ?""";

  /** What the store wrote for one revision. */
  private static final class Written {

    private final byte[] document;
    private final byte[] digest;
    private final OffsetDateTime changedAt;
    private final OffsetDateTime createdAt;
    private final String status;
    private final String phase;
    private final String branch;
    private final boolean active;
    private final String line;

    Written(ResultSet row) throws SQLException {
      document = row.getBytes("document");
      digest = row.getBytes("digest");
      changedAt = row.getObject("changed_at", OffsetDateTime.class);
      createdAt = row.getObject("created_at", OffsetDateTime.class);
      status = row.getString("status");
      phase = row.getString("phase");
      branch = row.getString("branch");
      active = row.getBoolean("active");
      line = row.getString("line");
    }
  }

  private final Connection connection;
  private final SessionId id;
  private final Written[] written = new Written[2];
  private int turn;

  /** Changes a session that the store has made, on a connection of its own. */
  BareTransition(Connection connection, SessionId id) {
    this.connection = connection;
    this.id = id;
  }

  /** Takes what the row has now as one of the two revisions that are written in turn. */
  void learn() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ROW)) {
      statement.setObject(1, id.value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        written[turn] = new Written(row);
      }
    }
    turn = 1 - turn;
  }

  /** One transaction. */
  void run() throws SQLException {
    connection.setAutoCommit(false);
    begin();
    long key;
    long revision;
    try (PreparedStatement statement = statement(1)) {
      statement.setObject(1, id.value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        key = row.getLong("key");
        revision = row.getLong("revision");
        read(row);
      }
    }
    Written next = written[turn];
    turn = 1 - turn;
    update(next, key, revision + 1);
    insert(next, key, revision + 1);
    try (PreparedStatement statement = statement(4)) {
      statement.setString(1, id + " " + (revision + 1));
      statement.execute();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private PreparedStatement statement(int index) throws SQLException {
    return connection.prepareStatement(STATEMENTS.get(index));
  }

  private void begin() throws SQLException {
    try (PreparedStatement statement = statement(0)) {
      statement.setString(1, "10000");
      statement.setString(2, "10500");
      statement.setString(3, "60000");
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        row.getString(4);
      }
    }
  }

  private static void read(ResultSet row) throws SQLException {
    row.getObject("id", UUID.class);
    row.getObject("created_at", OffsetDateTime.class);
    row.getObject("changed_at", OffsetDateTime.class);
    row.getBytes("document");
    row.getBoolean("intact");
    row.getBoolean("held");
    row.getString("line");
  }

  private void update(Written next, long key, long revision) throws SQLException {
    try (PreparedStatement statement = statement(2)) {
      statement.setLong(1, revision);
      statement.setBytes(2, next.document);
      statement.setBytes(3, next.digest);
      statement.setObject(4, next.changedAt);
      statement.setObject(5, next.createdAt);
      statement.setString(6, next.status);
      statement.setString(7, next.phase);
      statement.setString(8, next.branch);
      statement.setBoolean(9, next.active);
      statement.setArray(10, (Array) null);
      statement.setLong(11, key);
      statement.executeUpdate();
    }
  }

  private void insert(Written next, long key, long revision) throws SQLException {
    try (PreparedStatement statement = statement(3)) {
      statement.setLong(1, key);
      statement.setLong(2, revision);
      statement.setObject(3, UUID.randomUUID());
      statement.setString(4, next.line);
      statement.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
