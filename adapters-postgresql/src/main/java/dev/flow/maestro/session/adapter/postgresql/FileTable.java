package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes in the files of other tools, within a transaction that holds the session's row. */
final class FileTable {

  /** How much of a file is in memory at a time: 1 MiB. */
  static final int PART = 1 << 20;

  private static final String INSERT =
      "insert into maestro.file (session_key, name) values (?, ?) returning key";

  private static final String INSERT_PART =
      "insert into maestro.file_part (file_key, part, content) values (?, ?, ?)";

  private static final String DELETE =
      "delete from maestro.file where session_key = ? and name = ?";

  private final Connection connection;

  FileTable(Connection connection) {
    this.connection = connection;
  }

  /** Carries a failure of the database through somebody else's method. */
  private static final class CarriedException extends RuntimeException {

    private final SQLException failure;

    CarriedException(SQLException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /**
   * Stores files, each in the place of one of the same name. What showing them throws goes through.
   *
   * @throws StoreUnavailableException if one cannot be read
   */
  void put(long sessionKey, CompanionFiles files) throws SQLException {
    try {
      files.showTo(
          new CompanionFiles.Visitor() {
            @Override
            public void onFile(CompanionName name, InputStream content) {
              try {
                put(sessionKey, name, content);
              } catch (SQLException e) {
                throw new CarriedException(e);
              } catch (IOException e) {
                throw new StoreUnavailableException(name.text(), "cannot read " + name, e);
              }
            }

            @Override
            public void onUnreadable(UnreadableRecord record) {
              throw new StoreUnavailableException(record.location(), record.toString());
            }
          });
    } catch (CarriedException e) {
      throw e.failure;
    }
  }

  private void put(long sessionKey, CompanionName name, InputStream content)
      throws SQLException, IOException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setLong(1, sessionKey);
      statement.setString(2, name.text());
      statement.executeUpdate();
    }
    long key = insert(sessionKey, name);
    try (PreparedStatement statement = connection.prepareStatement(INSERT_PART)) {
      int number = 0;
      byte[] part;
      do {
        part = content.readNBytes(PART);
        statement.setLong(1, key);
        statement.setInt(2, number++);
        statement.setBytes(3, part);
        statement.executeUpdate();
        // The last part is not full, even if it is empty: whoever reads it knows that it is the
        // last.
      } while (part.length == PART);
    }
  }

  private long insert(long sessionKey, CompanionName name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setLong(1, sessionKey);
      statement.setString(2, name.text());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
