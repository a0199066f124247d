package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What rows of sessions say of the trash and of holds, on one connection. */
final class TrashTable {

  private static final String NUMBER =
      "select coalesce(max(deletion), 0) + 1 from maestro.session where id = ? and deleted_at = ?";

  private static final String TAKE =
      "update maestro.session set deleted_at = ?, deletion = ? where key = ?";

  private static final String RESTORE =
      "update maestro.session set deleted_at = null, deletion = null where key = ?";

  private static final String IS_ENTRY =
      "select 1 from maestro.session where key = ? and deleted_at = ? and deletion = ?";

  private static final String IS_SESSION =
      "select 1 from maestro.session where key = ? and deleted_at is null";

  private static final String LIST =
      "select id, deleted_at, deletion from maestro.session where deleted_at is not null";

  private static final String SET_HELD =
      "update maestro.session set held = ? where id = ? and deleted_at is null";

  private static final String IS_HELD =
      "select 1 from maestro.session where id = ? and deleted_at is null and held = ?";

  private static final String HELD =
      "select id from maestro.session where held and deleted_at is null";

  private final Connection connection;

  TrashTable(Connection connection) {
    this.connection = connection;
  }

  /** Takes a row, which is locked; the entry gets the next number that is free. */
  TrashEntry take(long key, TrashEntry wanted) throws SQLException {
    TrashEntry entry = new TrashEntry(wanted.id(), wanted.deletedAt(), number(wanted));
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setObject(1, Columns.time(entry.deletedAt()));
      statement.setInt(2, entry.number());
      statement.setLong(3, key);
      statement.executeUpdate();
    }
    return entry;
  }

  private int number(TrashEntry entry) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NUMBER)) {
      statement.setObject(1, entry.id().value());
      statement.setObject(2, Columns.time(entry.deletedAt()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /**
   * Brings a row back, which is locked.
   *
   * @throws SessionExistsException if there is a session with its id; the transaction is of no more
   *     use
   */
  void restore(StoredSession row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RESTORE)) {
      statement.setLong(1, row.key());
      statement.executeUpdate();
    } catch (SQLException e) {
      if (Failures.isUniqueViolation(e)) {
        throw new SessionExistsException(row.id());
      }
      throw e;
    }
  }

  List<TrashEntry> list() throws SQLException {
    List<TrashEntry> entries = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(LIST);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        entries.add(
            new TrashEntry(
                new SessionId(rows.getObject(1, UUID.class)),
                rows.getObject(2, OffsetDateTime.class).toInstant(),
                rows.getInt(3)));
      }
    }
    return entries;
  }

  /** Holds a session or lets it go; false where there is none. */
  boolean setHeld(SessionId id, boolean held) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SET_HELD)) {
      statement.setBoolean(1, held);
      statement.setObject(2, id.value());
      return statement.executeUpdate() > 0;
    }
  }

  List<SessionId> held() throws SQLException {
    List<SessionId> held = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(HELD);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        held.add(new SessionId(rows.getObject(1, UUID.class)));
      }
    }
    return held;
  }

  static Effect.Proof proofOfEntry(long key, TrashEntry entry) {
    return connection -> {
      try (PreparedStatement statement = connection.prepareStatement(IS_ENTRY)) {
        statement.setLong(1, key);
        statement.setObject(2, Columns.time(entry.deletedAt()));
        statement.setInt(3, entry.number());
        return findsARow(statement);
      }
    };
  }

  static Effect.Proof proofOfReturn(long key) {
    return connection -> {
      try (PreparedStatement statement = connection.prepareStatement(IS_SESSION)) {
        statement.setLong(1, key);
        return findsARow(statement);
      }
    };
  }

  static Effect.Proof proofOfHold(SessionId id, boolean held) {
    return connection -> {
      try (PreparedStatement statement = connection.prepareStatement(IS_HELD)) {
        statement.setObject(1, id.value());
        statement.setBoolean(2, held);
        return findsARow(statement);
      }
    };
  }

  private static boolean findsARow(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next();
    }
  }
}
