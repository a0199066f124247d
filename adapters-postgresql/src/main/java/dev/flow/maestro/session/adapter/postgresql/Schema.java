package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The tables of a database: made, or brought to what this program knows, when a store is opened.
 */
final class Schema {

  /** The version that this program knows: that of its last migration. */
  static final int NEWEST = 1;

  /** No table yet, as far as one can tell. */
  private static final int NONE = 0;

  private static final int OLDEST_SERVER = 140_000;

  private static final String SERVER =
      """
      select current_setting('server_version_num'), current_setting('server_encoding'),
        to_regclass('maestro.flyway_schema_history') is not null""";

  private static final String VERSION =
      """
      select coalesce(max(cast(version as integer)), 0) from maestro.flyway_schema_history
      where success""";

  private final DataSource connections;
  private final Supplier<DataSource> forMigration;
  private final String location;

  /**
   * The schema of a database.
   *
   * @param forMigration gives connections on which a statement may take long
   */
  Schema(DataSource connections, Supplier<DataSource> forMigration, String location) {
    this.connections = connections;
    this.forMigration = forMigration;
    this.location = location;
  }

  /**
   * Makes sure that the schema is the one that this program knows.
   *
   * @throws StoreUnavailableException if it cannot be, and then why
   */
  void prepare() {
    int version = version();
    if (version < NEWEST) {
      Migration.run(forMigration.get(), location);
      version = version();
    }
    if (version > NEWEST) {
      throw refused(
          "the schema is of version "
              + version
              + ", made by a later version of this program, which knows "
              + NEWEST
              + "; use that one");
    }
    if (version < NEWEST) {
      throw refused("the schema is of version " + version + " and was not brought to " + NEWEST);
    }
  }

  private int version() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(SERVER)) {
        row.next();
        if (Integer.parseInt(row.getString(1)) < OLDEST_SERVER) {
          throw refused("the server is older than PostgreSQL 14");
        }
        if (!"UTF8".equals(row.getString(2))) {
          throw refused("the database has the encoding " + row.getString(2) + ", not UTF8");
        }
        if (!row.getBoolean(3)) {
          return NONE;
        }
      }
      try (ResultSet row = statement.executeQuery(VERSION)) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw Failures.unavailable(location, e);
    }
  }

  private StoreUnavailableException refused(String problem) {
    return new StoreUnavailableException(location, "cannot use " + location + ": " + problem);
  }
}
