package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.postgresql.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases of a server that only benchmarks use, without the store. */
final class Sql {

  private static final String ROLE = "postgres";

  private Sql() {}

  /** What the store is opened with. */
  static PostgresSettings settings(String server, String database, int connections) {
    return PostgresSettings.of(server + database).withUser(ROLE).withPoolSize(connections);
  }

  /** A connection of the driver, as it comes. */
  static Connection connect(String server, String database) throws SQLException {
    return DriverManager.getConnection(server + database, ROLE, "");
  }

  /** Executes statements, each on its own. */
  static void execute(String server, String database, String... statements) throws SQLException {
    try (Connection connection = connect(server, database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
