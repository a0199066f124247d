package dev.flow.maestro.session.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaTest {

  /** Opens a store, and says so: another process. */
  static final class Opener {

    private Opener() {}

    public static void main(String[] arguments) {
      PostgresSettings settings =
          Server.settings(Integer.parseInt(arguments[0]), arguments[1])
              .withDeadline(Duration.ofMinutes(1));
      try (PostgresSessionRepository store = PostgresSessionRepository.open(settings)) {
        store.create(SessionBuilder.aSession().revision());
        System.out.println("opened");
      }
    }
  }

  private static Process opener(String database) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Opener.class.getName(),
            Integer.toString(Server.shared().port()),
            database)
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void severalProcessesMakeItAtOnceAndItIsMadeOnce() throws Exception {
    String database = Server.shared().newDatabase();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(opener(database));
    }

    for (Process process : processes) {
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("opened\n");
      assertThat(process.waitFor()).isZero();
    }

    assertThat(migrations(database)).isEqualTo(Schema.NEWEST);
    try (PostgresSessionRepository store =
        PostgresSessionRepository.open(Server.shared().settings(database))) {
      assertThat(store.query(SessionQuery.all()).sessions()).hasSize(3);
    }
  }

  private static int migrations(String database) throws SQLException {
    try (Connection connection = Server.shared().connect(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select count(*) from maestro.flyway_schema_history
                where version is not null and success""")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void oneOfALaterVersionIsRefused() throws SQLException {
    String database = Server.shared().newDatabase();
    PostgresSessionRepository.open(Server.shared().settings(database)).close();
    Server.shared()
        .execute(
            database,
            """
            insert into maestro.flyway_schema_history
            select 100, '99', 'later', type, 'V99__later.sql', 1, installed_by, now(), 1, true
            from maestro.flyway_schema_history where version = '1'""");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> PostgresSessionRepository.open(Server.shared().settings(database)))
        .withMessageContaining("version 99, made by a later version of this program");
  }

  @Test
  void aDatabaseThatCannotHoldEveryTextIsRefused() throws SQLException {
    Server.shared()
        .execute(
            "postgres",
            """
            create database latin1 encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'
            template template0""");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> PostgresSessionRepository.open(Server.shared().settings("latin1")))
        .withMessageContaining("the encoding LATIN1, not UTF8");
  }

  @Test
  void somebodysOwnConnectionsServeAsWell() throws SQLException {
    String database = Server.shared().newDatabase();
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setURL(Server.shared().settings(database).url());
    connections.setUser("postgres");

    try (PostgresSessionRepository store =
        new PostgresSessionRepository(connections, Duration.ofMinutes(1))) {
      var first = SessionBuilder.aSession().revision();
      store.create(first);
      var next = store.update(first.session().id(), Changes::countTask);

      assertThat(store.find(first.session().id())).contains(next.session());
      assertThat(store.history(first.session().id())).hasSize(2);
    }
  }
}
