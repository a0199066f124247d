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

  // How many rows and bytes stands in the text: a plan is made once and fits.
  private static final String PAGE =
      """
      select %1$s from (
        select p.*, sum(octet_length(document)) over (order by %2$s) as bytes from (
          select %1$s from maestro.session where %3$s order by %2$s limit %4$d
        ) p
      ) q
      where bytes - octet_length(document) < %5$d""";

  private static final String DAMAGED =
      "select key, id from maestro.session where deleted_at is null and not intact";

  private static final String PAGE_AND_DAMAGED =
      """
      select * from (
        %1$s
        union all
        select key, id, revision, created_at, changed_at, '', intact, held
        from maestro.session where deleted_at is null and not intact
      ) a
      order by intact desc, %2$s""";

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
   * @param rows that are intact, in order
   * @param damaged every row that another program changed; empty where they were not asked for
   * @param last whether no row follows
   */
  record Page(List<StoredSession> rows, Optional<List<UnreadableRecord>> damaged, boolean last) {}

  private final Database database;

  SessionPages(Database database) {
    this.database = database;
  }

  /** Reads the first rows and, as of the same moment, all that are damaged. */
  Page first(Filter filter, Order order, int most) {
    String sql = PAGE_AND_DAMAGED.formatted(page(filter, order, most), order.sql);
    return read(sql, filter, most, true);
  }

  /** Reads rows that follow. */
  Page next(Filter filter, Order order, int most) {
    return read(page(filter, order, most) + " order by " + order.sql, filter, most, false);
  }

  private static String page(Filter filter, Order order, int most) {
    return String.format(
        Locale.ROOT,
        PAGE,
        SessionTable.COLUMNS,
        order.sql,
        filter.sql(),
        Math.min(most, MOST_ROWS),
        ENOUGH_BYTES);
  }

  private Page read(String sql, Filter filter, int most, boolean withDamaged) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            filter.set(connection, statement);
            try (ResultSet rows = statement.executeQuery()) {
              return page(
                  rows, new SessionTable(connection, database.location()), most, withDamaged);
            }
          }
        });
  }

  private static Page page(ResultSet rows, SessionTable table, int most, boolean withDamaged)
      throws SQLException {
    List<StoredSession> intact = new ArrayList<>();
    List<UnreadableRecord> damaged = new ArrayList<>();
    long bytes = 0;
    while (rows.next()) {
      if (rows.getBoolean("intact")) {
        StoredSession row = table.row(rows);
        bytes += row.document().remaining();
        intact.add(row);
      } else {
        damaged.add(damaged(table, rows));
      }
    }
    boolean last = intact.size() < Math.min(most, MOST_ROWS) && bytes < ENOUGH_BYTES;
    return new Page(intact, withDamaged ? Optional.of(damaged) : Optional.empty(), last);
  }

  /** Every row that was changed by another program, whatever its columns say. */
  List<UnreadableRecord> damaged() {
    return database.read(this::damaged);
  }

  private List<UnreadableRecord> damaged(Connection connection) throws SQLException {
    SessionTable table = new SessionTable(connection, database.location());
    List<UnreadableRecord> damaged = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(DAMAGED);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        damaged.add(damaged(table, rows));
      }
    }
    return damaged;
  }

  private static UnreadableRecord damaged(SessionTable table, ResultSet rows) throws SQLException {
    return StoredSession.damaged(
        new SessionId(rows.getObject("id", UUID.class)), table.locationOf(rows.getLong("key")));
  }
}
