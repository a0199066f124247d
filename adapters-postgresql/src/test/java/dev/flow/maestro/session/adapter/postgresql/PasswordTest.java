package dev.flow.maestro.session.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is in no message, and in no settings that are printed. */
class PasswordTest {

  private static final String SECRET = "s3cr3t";

  private static void assertHidden(SessionException failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    assertThat(text + " " + failure.details()).doesNotContain(SECRET);
  }

  private static SessionException failureOf(PostgresSettings settings) {
    return catchThrowableOfType(
        StoreUnavailableException.class, () -> PostgresSessionRepository.open(settings));
  }

  @Test
  void itIsNotInTheSettingsThatArePrinted() {
    PostgresSettings settings =
        PostgresSettings.of("postgresql://db.example/maestro?ssl=true")
            .withUser("dev")
            .withPassword(SECRET);

    assertThat(settings.toString())
        .contains("postgresql://db.example/maestro", "dev")
        .doesNotContain(SECRET);
  }

  @Test
  void itIsNotToldWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    SessionException failure = failureOf(Server.settings(port, "maestro").withPassword(SECRET));

    assertThat(failure).hasMessageContaining("cannot connect to postgresql://localhost:" + port);
    assertHidden(failure);
  }

  @Test
  void itIsNotToldWhereThereIsNoSuchDatabase() {
    SessionException failure = failureOf(Server.shared().settings("nowhere").withPassword(SECRET));

    assertThat(failure).hasMessageContaining("database \"nowhere\" does not exist");
    assertHidden(failure);
  }

  @Test
  void itIsNotToldWhereItIsWrong() throws Exception {
    try (Server server = Server.start()) {
      server.execute("postgres", "create role dev login password 'another'");
      server.askForPasswords();

      SessionException failure =
          failureOf(server.settings("postgres").withUser("dev").withPassword(SECRET));

      assertThat(failure).hasMessageContaining("the server does not let this user in");
      assertHidden(failure);
    }
  }

  @Test
  void itIsNotToldWhenTheServerGoes() throws SQLException {
    String database = Server.shared().newDatabase();
    PostgresSettings settings =
        Server.shared().settings(database).withPassword(SECRET).withDeadline(Duration.ofSeconds(2));
    try (PostgresSessionRepository store = PostgresSessionRepository.open(settings)) {
      Server.shared().execute("postgres", "drop database " + database + " with (force)");

      SessionException failure =
          catchThrowableOfType(StoreUnavailableException.class, () -> store.idsStartingWith(""));

      assertThat(failure).isNotNull();
      assertHidden(failure);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://dev:s3cr3t@localhost/maestro",
        "jdbc:postgresql://dev:s3cr3t@localhost/maestro",
        "postgresql://s3cr3t@localhost/maestro",
        "postgresql://localhost/maestro?password=s3cr3t",
        "postgresql://localhost/maestro?user=dev&password=s3cr3t",
        "postgresql://localhost/maestro?user=dev&pass%77ord=s3cr3t",
        "postgresql://localhost/maestro?PASSWORD=s3cr3t",
        "postgresql://localhost/maestro?sslpassword=s3cr3t",
        "postgresql://localhost/maestro?%zz=s3cr3t",
        "postgresql://localhost:s3cr3t/maestro",
        "postgres://dev:s3cr3t@localhost/maestro",
        "mysql://dev:s3cr3t@localhost/maestro",
        "jdbc:s3cr3t"
      })
  void aUrlThatMayHaveItIsRefusedAndNotShown(String url) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> PostgresSettings.of(url))
        .withMessageStartingWith("database must be a URL")
        .satisfies(PasswordTest::assertHidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://localhost/maestro",
        "jdbc:postgresql://localhost:5433/maestro",
        "postgresql://one,two:5433/maestro?targetServerType=primary"
      })
  void anyOtherUrlOfTheDriverIsTaken(String url) {
    assertThat(PostgresSettings.of(url).location())
        .isEqualTo(url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void aPoolOfNoSizeIsRefused(int size) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> PostgresSettings.of("postgresql://localhost/m").withPoolSize(size));
  }
}
