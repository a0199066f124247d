package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.SessionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Runs reads and changes on connections, again where that is safe, until the deadline.
 *
 * <p>A change whose commit was not answered is in doubt. The server is asked, on another
 * connection, whether its transaction has ended, and then whether its effect is there; a change
 * that is not there is run again.
 */
final class Database {

  /** Something that reads. */
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  /** Something that changes data, within a transaction. */
  interface Change<T> {
    Effect<T> run(Connection connection) throws SQLException;

    /** Whether it may be run again, after it failed or proved to have had no effect. */
    default boolean mayRunAgain() {
      return true;
    }
  }

  /** Longer than a change of a session takes, unless its process was stopped with the lock. */
  private static final long IDLE_DEADLINES = 6;

  /** So that what waits for a lock is told that it was the lock. */
  private static final long MORE_THAN_A_LOCK_MILLIS = 500;

  private static final String BEGIN =
      """
      select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true),
        set_config('idle_in_transaction_session_timeout', ?, true),
        cast(pg_current_xact_id() as text)""";

  private static final String STATUS = "select pg_xact_status(cast(? as xid8))";
  private static final String IN_PROGRESS = "in progress";

  private final DataSource source;
  private final String location;
  private final Duration limit;

  Database(DataSource source, String location, Duration limit) {
    this.source = source;
    this.location = location;
    this.limit = limit;
  }

  /** Where it is, for people. */
  String location() {
    return location;
  }

  /** Reads, each statement as of its own moment. */
  <T> T read(Reading<T> reading) {
    return uninterrupted(() -> reading(reading, false));
  }

  /** Reads, all statements as of one moment. */
  <T> T readAtOnce(Reading<T> reading) {
    return uninterrupted(() -> reading(reading, true));
  }

  private <T> T reading(Reading<T> reading, boolean atOnce) {
    Deadline deadline = new Deadline(limit);
    while (true) {
      try {
        Connection connection = source.getConnection();
        try {
          return atOnce ? atOnce(connection, reading) : reading.read(connection);
        } finally {
          close(connection);
        }
      } catch (SQLException e) {
        if (!Failures.mayPass(e) || !deadline.pause()) {
          throw Failures.unavailable(location, e);
        }
      }
    }
  }

  private static <T> T atOnce(Connection connection, Reading<T> reading) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read, read only");
      return reading.read(connection);
    } finally {
      rollback(connection);
    }
  }

  /**
   * Changes something.
   *
   * @param id of the session that is locked for it, if there is one
   */
  <T> T change(Optional<SessionId> id, Change<T> change) {
    return uninterrupted(() -> changing(id, change));
  }

  private <T> T changing(Optional<SessionId> id, Change<T> change) {
    Deadline deadline = new Deadline(limit);
    while (true) {
      SQLException failure;
      try {
        Attempt<T> attempt = attempt(change, deadline);
        if (attempt.doubt().isEmpty() || tookPlace(attempt)) {
          return attempt.effect().result();
        }
        failure = attempt.doubt().get();
      } catch (SQLException e) {
        failure = e;
      }
      if (!Failures.mayPass(failure) || !change.mayRunAgain() || !deadline.pause()) {
        throw Failures.unchanged(location, id, deadline.elapsed(), failure);
      }
    }
  }

  /**
   * A transaction that was run to its end.
   *
   * @param doubt why nobody knows whether it took place; empty where it did
   */
  private record Attempt<T>(Effect<T> effect, String transaction, Optional<SQLException> doubt) {}

  private <T> Attempt<T> attempt(Change<T> change, Deadline deadline) throws SQLException {
    Connection connection = source.getConnection();
    try {
      connection.setAutoCommit(false);
      String transaction = begin(connection, deadline.remainingMillis());
      Effect<T> effect;
      try {
        effect = change.run(connection);
      } catch (SQLException | RuntimeException | Error e) {
        rollback(connection);
        throw e;
      }
      try {
        connection.commit();
        return new Attempt<>(effect, transaction, Optional.empty());
      } catch (SQLException e) {
        if (Failures.isRolledBack(e)) {
          throw e;
        }
        return new Attempt<>(effect, transaction, Optional.of(e));
      }
    } finally {
      close(connection);
    }
  }

  private String begin(Connection connection, long millis) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      statement.setString(1, Long.toString(millis));
      statement.setString(2, Long.toString(millis + MORE_THAN_A_LOCK_MILLIS));
      statement.setString(3, Long.toString(limit.toMillis() * IDLE_DEADLINES));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(4);
      }
    }
  }

  private <T> boolean tookPlace(Attempt<T> attempt) {
    Deadline deadline = new Deadline(limit);
    while (true) {
      SQLException failure;
      try {
        Connection connection = source.getConnection();
        try {
          if (!isInProgress(connection, attempt.transaction())) {
            return attempt.effect().proof().holds(connection);
          }
          failure = attempt.doubt().orElseThrow();
        } finally {
          close(connection);
        }
      } catch (SQLException e) {
        failure = e;
      }
      if (!deadline.pause()) {
        throw Failures.unknown(location, failure);
      }
    }
  }

  private static boolean isInProgress(Connection connection, String transaction)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATUS)) {
      statement.setString(1, transaction);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return IN_PROGRESS.equals(row.getString(1));
      }
    } catch (SQLException e) {
      if (Failures.INVALID_PARAMETER.equals(e.getSQLState())) {
        // Another server took over, and never heard of it.
        return false;
      }
      throw e;
    }
  }

  /** An interrupt would end a wait for a connection, and every pause at once. */
  private static <T> T uninterrupted(Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    try {
      return work.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // It is broken, and so is the transaction.
    }
  }

  /** What is committed is committed, whatever closing says. */
  private static void close(Connection connection) {
    try (connection) {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // It is broken; the pool makes another.
    }
  }
}
