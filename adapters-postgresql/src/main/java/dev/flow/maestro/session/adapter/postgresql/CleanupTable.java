package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.SessionTrash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The one row that says when somebody last cleaned up, on one connection. */
final class CleanupTable {

  private static final String LOCK = "select at from maestro.cleanup for update skip locked";
  private static final String NOTE = "update maestro.cleanup set at = ?, mark = ?";
  private static final String MARKED = "select 1 from maestro.cleanup where mark = ?";

  private final Connection connection;

  CleanupTable(Connection connection) {
    this.connection = connection;
  }

  /** Whether it is time, and nobody else is asking this moment; nobody will until this is done. */
  boolean isDue(Instant now, Duration interval) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK);
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          && SessionTrash.isDue(
              Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                  .map(OffsetDateTime::toInstant),
              now,
              interval);
    }
  }

  void note(Instant now, UUID mark) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
      statement.setObject(1, Columns.time(now));
      statement.setObject(2, mark);
      statement.executeUpdate();
    }
  }

  static Effect.Proof proof(UUID mark) {
    return connection -> {
      try (PreparedStatement statement = connection.prepareStatement(MARKED)) {
        statement.setObject(1, mark);
        try (ResultSet rows = statement.executeQuery()) {
          return rows.next();
        }
      }
    };
  }
}
