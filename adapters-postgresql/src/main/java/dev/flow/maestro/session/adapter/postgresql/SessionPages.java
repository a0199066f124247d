package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** A document that comes with its page whatever the others are: {@link #MOST_ROWS} are enough. */
  private static final long SMALL = ENOUGH_BYTES / MOST_ROWS;

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

  /**
   * Rows that were read with one statement.
   *
   * @param rows in order
   * @param last whether no row follows
   * @param sound whether no row of the table was damaged at that moment; false where that is not
   *     known
   */
  record Page(List<StoredSession> rows, boolean last, boolean sound) {}

  private final Database database;

  SessionPages(Database database) {
    this.database = database;
  }

  /** Reads the first rows. */
  Page read(Filter filter, Order order, int most) {
    int limit = Math.min(most, MOST_ROWS);
    return database.read(
        connection -> {
          Optional<Page> page = readSmall(connection, filter, order, limit);
          return page.isPresent() ? page.get() : readAny(connection, filter, order, limit);
        });
  }

  /** Reads a page; gives none where one of its documents is not small. */
  private Optional<Page> readSmall(Connection connection, Filter filter, Order order, int limit)
      throws SQLException {
    // How many rows and bytes stands in the text: one plan fits, and is not made again.
    String sql =
        String.format(
            Locale.ROOT,
            """
      select key, id, revision, created_at, changed_at,
        case when octet_length(document) <= %4$d then document end as document, intact, held,
        exists (select 1 from maestro.session where deleted_at is null and not intact) as damage
      from maestro.session where %2$s order by %1$s limit %3$d""",
            order.sql,
            filter.sql(),
            limit,
            SMALL);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      filter.set(connection, statement);
      SessionTable table = new SessionTable(connection, database.location());
      List<StoredSession> found = new ArrayList<>();
      boolean sound = false;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          if (rows.getBytes("document") == null) {
            return Optional.empty();
          }
          found.add(table.row(rows));
          sound = !rows.getBoolean("damage");
        }
      }
      return Optional.of(new Page(found, found.size() < limit, sound));
    }
  }

  private Page readAny(Connection connection, Filter filter, Order order, int limit)
      throws SQLException {
    String sql =
        String.format(
            Locale.ROOT,
            """
      select %1$s from (
        select p.*, sum(octet_length(document)) over (order by %2$s) as bytes from (
          select %1$s from maestro.session where %3$s order by %2$s limit %4$d
        ) p
      ) q
      where bytes - octet_length(document) < %5$d order by %2$s""",
            SessionTable.COLUMNS,
            order.sql,
            filter.sql(),
            limit,
            ENOUGH_BYTES);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      filter.set(connection, statement);
      SessionTable table = new SessionTable(connection, database.location());
      List<StoredSession> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(table.row(rows));
        }
      }
      // It may have been cut for its bytes.
      return new Page(found, found.isEmpty(), false);
    }
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
