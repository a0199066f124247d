package dev.flow.maestro.session.adapter.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to the database of some settings. */
final class Pool {

  /** A server that says nothing at all for longer than a statement may take is gone. */
  private static final Duration SILENCE_BEYOND_DEADLINE = Duration.ofSeconds(5);

  private Pool() {}

  /**
   * Opens a pool with one connection; more are made when they are needed.
   *
   * @throws StoreUnavailableException if there is no connection to be had
   */
  static HikariDataSource open(PostgresSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("maestro");
    config.setDataSource(driver(settings));
    // What changes something has less time than that.
    config.setConnectionInitSql("set statement_timeout = " + settings.deadline().toMillis());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(settings.deadline().toMillis());
    config.setValidationTimeout(Math.min(settings.deadline().toMillis(), 5_000));
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new StoreUnavailableException(
          settings.location(),
          "cannot connect to "
              + settings.location()
              + ": "
              + Failures.reason(Optional.ofNullable(e.getCause()).orElse(e)),
          e);
    }
  }

  /** Connections for what may take long: no statement is ended, and silence is borne. */
  static DataSource patient(PostgresSettings settings) {
    PGSimpleDataSource driver = driver(settings);
    driver.setSocketTimeout(0);
    return driver;
  }

  /** The driver itself. What the URL says comes before what we would. */
  private static PGSimpleDataSource driver(PostgresSettings settings) {
    PGSimpleDataSource driver = new PGSimpleDataSource();
    driver.setURL(settings.url());
    settings.user().ifPresent(driver::setUser);
    settings.password().ifPresent(driver::setPassword);
    Properties given =
        Optional.ofNullable(Driver.parseURL(settings.url(), null)).orElseGet(Properties::new);
    int seconds = (int) Math.max(1, settings.deadline().toSeconds());
    if (!PGProperty.CONNECT_TIMEOUT.isPresent(given)) {
      driver.setConnectTimeout(seconds);
    }
    if (!PGProperty.SOCKET_TIMEOUT.isPresent(given)) {
      driver.setSocketTimeout(seconds + (int) SILENCE_BEYOND_DEADLINE.toSeconds());
    }
    if (!PGProperty.TCP_KEEP_ALIVE.isPresent(given)) {
      driver.setTcpKeepAlive(true);
    }
    if (!PGProperty.APPLICATION_NAME.isPresent(given)) {
      driver.setApplicationName("maestro-session");
    }
    return driver;
  }
}
