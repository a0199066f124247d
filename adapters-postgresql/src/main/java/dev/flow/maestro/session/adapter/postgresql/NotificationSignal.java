package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.domain.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to what each commit notifies, on a connection of its own. One that is lost is opened
 * anew, and then everything may have changed. A connection that says nothing for long is asked
 * whether it is still there.
 */
final class NotificationSignal implements ChangeSignal {

  static final String CHANNEL = "maestro_session";

  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofSeconds(1);
  private static final int SECONDS_TO_ANSWER = 5;

  /** An interrupt does not end a wait for the server. */
  private static final Duration LONGEST_READ = Duration.ofMillis(500);

  private final DataSource connections;
  private Optional<Connection> listening = Optional.empty();
  private long lastSign;

  /**
   * Begins to listen.
   *
   * @throws SQLException if that is not possible now
   */
  NotificationSignal(DataSource connections) throws SQLException {
    this.connections = connections;
    listen();
  }

  private void listen() throws SQLException {
    Connection connection = connections.getConnection();
    try (Statement statement = connection.createStatement()) {
      connection.unwrap(PGConnection.class);
      // In a transaction it would begin with its end.
      connection.setAutoCommit(true);
      statement.execute("listen " + CHANNEL);
    } catch (SQLException | RuntimeException e) {
      close(connection);
      throw e;
    }
    listening = Optional.of(connection);
    lastSign = System.nanoTime();
  }

  @Override
  public PossibleChanges await(Duration atMost) {
    long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(min(atMost, SILENCE));
    while (!Thread.currentThread().isInterrupted()) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      try {
        if (listening.isEmpty()) {
          listen();
          return PossibleChanges.anything();
        }
        Set<SessionId> changed = told(listening.get(), min(left, LONGEST_READ));
        if (!changed.isEmpty()) {
          return PossibleChanges.of(changed);
        }
        requireThere(listening.get());
      } catch (SQLException e) {
        tell(e);
        stop();
        LockSupport.parkNanos(min(left, BEFORE_NEXT_ATTEMPT).toNanos());
      }
      if (deadline - System.nanoTime() <= 0) {
        break;
      }
    }
    return PossibleChanges.none();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Set<SessionId> told(Connection connection, Duration atMost) throws SQLException {
    PGConnection server = connection.unwrap(PGConnection.class);
    // To the driver, 0 is for ever.
    int millis = (int) Math.max(1, atMost.toMillis());
    PGNotification[] notifications = server.getNotifications(millis);
    Set<SessionId> changed = new HashSet<>();
    if (notifications != null) {
      for (PGNotification notification : notifications) {
        SessionId.parse(notification.getParameter().split(" ", 2)[0]).ifPresent(changed::add);
        lastSign = System.nanoTime();
      }
    }
    return changed;
  }

  private void requireThere(Connection connection) throws SQLException {
    if (System.nanoTime() - lastSign < SILENCE.toNanos()) {
      return;
    }
    if (!connection.isValid(SECONDS_TO_ANSWER)) {
      throw new SQLException("the server does not answer");
    }
    lastSign = System.nanoTime();
  }

  private static void tell(SQLException e) {
    System.getLogger(NotificationSignal.class.getName())
        .log(System.Logger.Level.DEBUG, "lost the connection that listens", e);
  }

  private void stop() {
    listening.ifPresent(NotificationSignal::close);
    listening = Optional.empty();
  }

  /** It may come from a pool, where nobody else wants to listen. */
  private static void close(Connection connection) {
    try (connection) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("unlisten " + CHANNEL);
      }
    } catch (SQLException e) {
      tell(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
