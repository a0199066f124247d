package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads rows page by page: no page has many, or many bytes, and no connection is held between two,
 * so that the next statement may be anybody's.
 */
final class SessionPages {

  /** How many rows a page has at the most. */
  static final int MOST_ROWS = 500;

  /** A page ends with the row that reaches this: 4 MiB. */
  private static final long ENOUGH_BYTES = 4L << 20;

  private static final String PAGE =
      """
      select * from (
        select p.*, sum(octet_length(document)) over (order by %2$s) as bytes from (
          select %1$s from maestro.session where %3$s order by %2$s limit ?
        ) p
      ) q
      where bytes - octet_length(document) < ? order by %2$s""";

  private static final String DAMAGED =
      "select key, id from maestro.session where deleted_at is null and not intact";

  /** In which order rows are read: each has an index. */
  enum Order {
    /** By id, which never changes. */
    ID("id"),
    /** The one of queries. */
    CREATION("created_at desc, id");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }
  }

  private final Database database;

  SessionPages(Database database) {
    this.database = database;
  }

  /** Reads the first rows; an empty page says that there is none. */
  List<StoredSession> read(Filter filter, Order order, int most) {
    String sql = PAGE.formatted(SessionTable.COLUMNS, order.sql, filter.sql());
    return database.read(
        connection -> {
          SessionTable table = new SessionTable(connection, database.location());
          List<StoredSession> page = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = filter.set(connection, statement);
            statement.setInt(next, Math.min(most, MOST_ROWS));
            statement.setLong(next + 1, ENOUGH_BYTES);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                page.add(table.row(rows));
              }
            }
          }
          return page;
        });
  }

  /** Every row that was changed by another program, whatever its columns say. */
  List<UnreadableRecord> damaged() {
    return database.read(
        connection -> {
          SessionTable table = new SessionTable(connection, database.location());
          List<UnreadableRecord> damaged = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(DAMAGED);
              ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              damaged.add(damaged(table, rows));
            }
          }
          return damaged;
        });
  }

  private static UnreadableRecord damaged(SessionTable table, ResultSet rows) throws SQLException {
    return StoredSession.damaged(
        new SessionId(rows.getObject("id", UUID.class)), table.locationOf(rows.getLong("key")));
  }
}
