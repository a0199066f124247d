package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreLockedException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** Failures of the database in the words and types of the port, by the codes of SQL. */
final class Failures {

  static final String UNIQUE_VIOLATION = "23505";
  static final String INVALID_PARAMETER = "22023";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String QUERY_CANCELED = "57014";
  private static final String IDLE_IN_TRANSACTION = "25P03";
  private static final String CONNECTION = "08";
  private static final String OPERATOR_INTERVENTION = "57P";
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String INVALID_PASSWORD = "28";

  private Failures() {}

  static boolean isUniqueViolation(SQLException e) {
    return state(e).equals(UNIQUE_VIOLATION);
  }

  /** Whether the server ended the transaction to spare another one: it can be run again. */
  static boolean isRolledBack(SQLException e) {
    return state(e).equals(SERIALIZATION_FAILURE) || state(e).equals(DEADLOCK);
  }

  /** Whether a transaction that is known to have had no effect may succeed when it is run again. */
  static boolean mayPass(SQLException e) {
    String state = state(e);
    return isRolledBack(e)
        || state.startsWith(CONNECTION)
        || state.startsWith(OPERATOR_INTERVENTION)
        || state.equals(IDLE_IN_TRANSACTION)
        || state.equals(TOO_MANY_CONNECTIONS);
  }

  /** A failure that left everything as it was. */
  static SessionException unchanged(
      String location, Optional<SessionId> id, Duration waited, SQLException e) {
    boolean locked = isRolledBack(e) || state(e).equals(LOCK_NOT_AVAILABLE);
    if (locked && id.isPresent()) {
      StoreLockedException failure = new StoreLockedException(id.get(), waited);
      failure.initCause(e);
      return failure;
    }
    return unavailable(location, e);
  }

  static StoreUnavailableException unavailable(String location, SQLException e) {
    return new StoreUnavailableException(location, "cannot use " + location + ": " + reason(e), e);
  }

  /** Nobody knows whether a transaction took place. */
  static StoreUnavailableException unknown(String location, SQLException e) {
    return new StoreUnavailableException(
        location,
        "the connection to "
            + location
            + " was lost while a change was being stored, and whether that took place could not be"
            + " found out: "
            + reason(e),
        e);
  }

  /** What the server, the driver or the pool said, in a line. */
  static String reason(Throwable cause) {
    if (cause instanceof SQLException failure) {
      if (state(failure).equals(QUERY_CANCELED)) {
        return "the server took too long and was told to stop";
      }
      if (state(failure).startsWith(INVALID_PASSWORD)) {
        return "the server does not let this user in";
      }
    }
    if (cause instanceof SQLTransientConnectionException) {
      return cause.getCause() == null
          ? "all connections of the pool were in use for too long"
          : reason(cause.getCause());
    }
    if (cause instanceof PSQLException failure && failure.getServerErrorMessage() != null) {
      return String.valueOf(failure.getServerErrorMessage().getMessage());
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason was given");
  }

  private static String state(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).orElse("");
  }
}
