package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of sessions, on one connection. */
final class SessionTable {

  /** What {@link #row} reads. */
  static final String COLUMNS = "key, id, revision, created_at, changed_at, document, intact, held";

  private static final String INSERT =
      """
      insert into maestro.session (id, revision, document, digest, changed_at, created_at, status,
        phase, branch, active, words)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      returning key""";

  static final String UPDATE =
      """
      update maestro.session
      set revision = ?, document = ?, digest = ?, changed_at = ?, created_at = ?, status = ?,
        phase = ?, branch = ?, active = ?, words = coalesce(?, words)
      where key = ?""";

  private static final String FIND =
      "select " + COLUMNS + " from maestro.session where id = ? and deleted_at is null";

  private static final String LOCKED = " for update";

  private static final String FIND_TRASHED =
      "select "
          + COLUMNS
          + " from maestro.session where id = ? and deleted_at = ? and deletion = ?";

  private static final String IDS =
      "select id from maestro.session where id between ? and ? and deleted_at is null order by id";

  private static final String REMOVE = "delete from maestro.session where key = ?";
  private static final String KEY = "select 1 from maestro.session where key = ?";
  static final String TELL = "select pg_notify('maestro_session', ?)";

  private final Connection connection;
  private final String location;

  SessionTable(Connection connection, String location) {
    this.connection = connection;
    this.location = location;
  }

  Optional<StoredSession> find(SessionId id) throws SQLException {
    return find(id, FIND);
  }

  /** Finds a session and keeps others from changing it until the transaction ends. */
  Optional<StoredSession> lock(SessionId id) throws SQLException {
    return find(id, FIND + LOCKED);
  }

  /**
   * Finds a session in the trash; locked, it is moved by nobody else until the transaction ends.
   */
  Optional<StoredSession> findTrashed(TrashEntry entry, boolean locked) throws SQLException {
    String sql = locked ? FIND_TRASHED + LOCKED : FIND_TRASHED;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, entry.id().value());
      statement.setObject(2, Columns.time(entry.deletedAt()));
      statement.setInt(3, entry.number());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
      }
    }
  }

  private Optional<StoredSession> find(SessionId id, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
      }
    }
  }

  /** The row that a result stands at; it has the {@link #COLUMNS}. */
  StoredSession row(ResultSet rows) throws SQLException {
    long key = rows.getLong("key");
    return new StoredSession(
        key,
        new SessionId(rows.getObject("id", UUID.class)),
        rows.getLong("revision"),
        time(rows, "created_at"),
        time(rows, "changed_at"),
        ByteBuffer.wrap(rows.getBytes("document")),
        rows.getBoolean("intact"),
        rows.getBoolean("held"),
        locationOf(key));
  }

  private static Instant time(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Where a person finds a row. */
  String locationOf(long key) {
    return location + " maestro.session key " + key;
  }

  /**
   * Adds a session.
   *
   * @return its key
   * @throws SessionExistsException if there is one with its id; the transaction is of no more use
   */
  long insert(Session session, byte[] document) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, session.id().value());
      statement.setLong(2, session.revision());
      statement.setBytes(3, document);
      statement.setBytes(4, Columns.digest(document));
      statement.setObject(5, Columns.time(session.lastChange()));
      statement.setObject(6, Columns.time(session.createdAt()));
      statement.setString(7, session.status().key());
      statement.setString(8, Columns.phase(session));
      statement.setString(9, Columns.branch(session.gitContext().branch()));
      statement.setBoolean(10, session.isActive());
      statement.setArray(11, words(session));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      if (Failures.isUniqueViolation(e)) {
        throw new SessionExistsException(session.id());
      }
      throw e;
    }
  }

  /** Puts a session in the place of what is there, which is locked. */
  void update(StoredSession before, Session session, byte[] document, boolean sameRequest)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      setUpdate(statement, before, session, document, sameRequest);
      statement.executeUpdate();
    }
  }

  /** Sets the parameters of {@link #UPDATE}, and gives the number of the next. */
  int setUpdate(
      PreparedStatement statement,
      StoredSession before,
      Session session,
      byte[] document,
      boolean sameRequest)
      throws SQLException {
    statement.setLong(1, session.revision());
    statement.setBytes(2, document);
    statement.setBytes(3, Columns.digest(document));
    statement.setObject(4, Columns.time(session.lastChange()));
    statement.setObject(5, Columns.time(session.createdAt()));
    statement.setString(6, session.status().key());
    statement.setString(7, Columns.phase(session));
    statement.setString(8, Columns.branch(session.gitContext().branch()));
    statement.setBoolean(9, session.isActive());
    statement.setArray(10, sameRequest ? null : words(session));
    statement.setLong(11, before.key());
    return 12;
  }

  private Array words(Session session) throws SQLException {
    List<String> words = Words.of(session.featureRequest());
    return connection.createArrayOf("text", words.toArray());
  }

  /** Removes a row with its events and files. */
  void remove(long key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setLong(1, key);
      statement.executeUpdate();
    }
  }

  /** The proof that a row was removed. A key is never given to another one. */
  static Effect.Proof proofOfRemoval(long key) {
    return connection -> {
      try (PreparedStatement statement = connection.prepareStatement(KEY)) {
        statement.setLong(1, key);
        try (ResultSet rows = statement.executeQuery()) {
          return !rows.next();
        }
      }
    };
  }

  /** The ids in a range, in order. */
  List<SessionId> ids(IdRange range) throws SQLException {
    List<SessionId> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(IDS)) {
      statement.setObject(1, range.first().value());
      statement.setObject(2, range.last().value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(new SessionId(rows.getObject(1, UUID.class)));
        }
      }
    }
    return ids;
  }

  /** Tells who listens, once this is committed. Revision 0 says that the session is gone. */
  void tell(SessionId id, long revision) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TELL)) {
      statement.setString(1, told(id, revision));
      statement.execute();
    }
  }

  /** The parameter of {@link #TELL}. */
  static String told(SessionId id, long revision) {
    return id + " " + revision;
  }
}
