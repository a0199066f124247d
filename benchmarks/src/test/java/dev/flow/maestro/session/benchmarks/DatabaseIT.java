package dev.flow.maestro.session.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.postgresql.PostgresSessionRepository;
import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared with the store does, and reads, what the store does. */
final class DatabaseIT {

  private static final int ROWS = 40;

  @TempDir static Path folder;
  private static DatabaseServer server;
  private static String database;

  @BeforeAll
  static void start() throws SQLException {
    server = new DatabaseServer(folder.resolve("data"));
    database = ManyRows.database(server.url(), ROWS);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static PostgresSessionRepository open(String name) {
    return PostgresSessionRepository.open(Sql.settings(server.url(), name, 1));
  }

  /** All that is stored of a session, but for keys and marks, which are drawn. */
  private static List<String> stored(String name, SessionId id) throws SQLException {
    List<String> stored = new ArrayList<>();
    try (Connection connection = Sql.connect(server.url(), name);
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select cast(to_jsonb(s) - 'key' as text),
                  cast(to_jsonb(e) - 'session_key' - 'mark' as text)
                from maestro.session s join maestro.event e on e.session_key = s.key
                where id = ? order by e.revision""")) {
      statement.setObject(1, id.value());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.add(rows.getString(1));
          stored.add(rows.getString(2));
        }
      }
    }
    return stored;
  }

  @Test
  void aRowThatWasGeneratedIsAsTheStoreWritesIt() throws SQLException {
    Sql.execute(server.url(), "postgres", "create database written");
    try (PostgresSessionRepository generated = open(database);
        PostgresSessionRepository written = open("written")) {
      List<Session> sessions = generated.query(SessionQuery.all()).sessions();
      assertThat(sessions).hasSize(ROWS);
      for (Session session : sessions) {
        written.land(
            new SessionRecord(
                session, generated.history(session.id()), Optional.empty(), CompanionFiles.none()));

        assertThat(stored(database, session.id()))
            .isEqualTo(stored("written", session.id()))
            .hasSize(2 * (int) session.revision());
      }
      assertThat(generated.inspect(Inspection.looking()).findings()).isEmpty();
    }
  }

  @Test
  void theRareWordIsInAsManySessionsAsItSays() {
    try (PostgresSessionRepository store = open(database)) {
      assertThat(
              store
                  .query(SessionQuery.all().matching(SearchQuery.parse(ManyRows.RARE_WORD)))
                  .sessions())
          .hasSize(ManyRows.RARE);
    }
  }

  @Test
  void whatIsDoneByHandAreTheStatementsOfTheStore() throws SQLException {
    Sql.execute(server.url(), "postgres", "create database recorded");
    List<String> statements = new ArrayList<>();
    DataSource recording =
        proxy(
            DataSource.class,
            (method, arguments) -> {
              Connection connection = Sql.connect(server.url(), "recorded");
              return recorded(connection, statements);
            });
    try (PostgresSessionRepository store =
        new PostgresSessionRepository(recording, Duration.ofMinutes(1))) {
      store.create(StoreGenerator.first(0));
      statements.clear();
      StoreGenerator.moveOn(store, StoreGenerator.id(0));
    }

    List<String> byHand = BareTransition.STATEMENTS;
    assertThat(statements)
        .containsExactly(
            byHand.get(0), byHand.get(1), String.join(";\n", byHand.subList(2, byHand.size())));
  }

  /** What a call is answered with. */
  private interface Answer {
    Object to(Method method, Object[] arguments) throws Exception;
  }

  private static Connection recorded(Connection connection, List<String> statements) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            statements.add((String) arguments[0]);
          }
          return method.invoke(connection, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return answer.to(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
