package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Runs the migrations that a database lacks. Only one process at a time does; others wait. */
final class Migration {

  private Migration() {}

  static void run(DataSource connections, String location) {
    try {
      Flyway.configure(Migration.class.getClassLoader())
          .loggers("slf4j")
          .dataSource(connections)
          .schemas("maestro")
          .locations("classpath:dev/flow/maestro/session/adapter/postgresql/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailableException(
          location, "cannot make the schema in " + location + ": " + reason(e), e);
    }
  }

  private static String reason(FlywayException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Failures.reason(cause);
  }
}
