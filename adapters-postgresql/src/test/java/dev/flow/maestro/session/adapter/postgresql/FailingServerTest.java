package dev.flow.maestro.session.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.StoreLockedException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is slow, or ends transactions; and more callers than connections. */
class FailingServerTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  private String database;
  private PostgresSessionRepository store;
  private PostgresSessionRepository impatient;
  private SessionRevision first;
  private SessionId id;

  @BeforeEach
  void open() throws SQLException {
    database = Server.shared().newDatabase();
    PostgresSettings settings = Server.shared().settings(database);
    store = PostgresSessionRepository.open(settings.withDeadline(Duration.ofSeconds(60)));
    impatient = PostgresSessionRepository.open(settings.withDeadline(SHORT).withPoolSize(1));
    first = SessionBuilder.aSession().revision();
    id = first.session().id();
    store.create(first);
  }

  @AfterEach
  void close() {
    store.close();
    impatient.close();
  }

  private void assertUnchanged() {
    assertThat(store.find(id)).contains(first.session());
    assertThat(store.history(id)).containsExactly(first.event());
  }

  /** Every change of a session fails with this code, the first ones or all of them. */
  private void failWith(String code, int times) throws SQLException {
    Server.shared().execute(database, "create sequence maestro.failures");
    Server.shared()
        .execute(
            database,
            """
            create function maestro.fail() returns trigger language plpgsql as $$
            begin
              if nextval('maestro.failures') <= %d then
                raise exception 'failed on purpose' using errcode = '%s';
              end if;
              return new;
            end $$"""
                .formatted(times, code));
    Server.shared()
        .execute(
            database,
            """
            create trigger fail before update on maestro.session
            for each row execute function maestro.fail()""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void whatTheServerEndedToSpareAnotherIsRunAgain(String code) throws SQLException {
    failWith(code, 3);
    AtomicInteger asked = new AtomicInteger();

    SessionRevision next =
        store.update(
            id,
            current -> {
              asked.incrementAndGet();
              return Changes.countTask(current);
            });

    assertThat(asked).hasValue(4);
    assertThat(store.find(id)).contains(next.session());
    assertThat(store.history(id)).containsExactly(first.event(), next.event());
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void whatIsEndedAgainAndAgainIsLocked(String code) throws SQLException {
    failWith(code, Integer.MAX_VALUE);

    assertThatExceptionOfType(StoreLockedException.class)
        .isThrownBy(() -> impatient.update(id, Changes::countTask))
        .satisfies(e -> assertThat(e.id()).isEqualTo(id))
        .satisfies(
            e ->
                assertThat(e)
                    .hasRootCauseMessage(
                        "ERROR: failed on purpose\n  Where: PL/pgSQL function maestro.fail() line 4 at RAISE"));
    assertUnchanged();
  }

  @Test
  void anyOtherFailureOfTheServerIsToldAtOnce() throws SQLException {
    failWith("P0001", 1);

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.update(id, Changes::countTask))
        .withMessageContaining("failed on purpose");
    assertUnchanged();
  }

  @Test
  void aRowThatSomebodyHoldsIsLocked() throws SQLException {
    try (Connection other = Server.shared().connect(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select key from maestro.session for update");

      assertThatExceptionOfType(StoreLockedException.class)
          .isThrownBy(() -> impatient.update(id, Changes::countTask))
          .satisfies(e -> assertThat(e.id()).isEqualTo(id));
      assertThat(impatient.find(id)).contains(first.session());
    }
    assertUnchanged();
  }

  @Test
  void aServerThatTakesTooLongIsToldToStop() throws SQLException {
    try (Connection other = Server.shared().connect(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table maestro.session in access exclusive mode");

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> impatient.find(id))
          .withMessageContaining("took too long");
    }
    assertUnchanged();
  }

  @Test
  void whereAllConnectionsAreInUseOneIsNotWaitedForForEver() {
    AtomicReference<Throwable> met = new AtomicReference<>();

    impatient.update(
        id,
        current -> {
          Thread reader = new Thread(() -> impatient.find(id));
          reader.setUncaughtExceptionHandler((thread, thrown) -> met.set(thrown));
          reader.start();
          try {
            reader.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return Changes.countTask(current);
        });

    assertThat(met.get())
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("all connections of the pool were in use");
    assertThat(store.find(id).orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  void anInterruptedThreadIsServedAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try {
      store.update(id, Changes::countTask);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(store.find(id).orElseThrow().revision()).isEqualTo(2);
  }

  @Test
  void aConnectionThatTheServerEndedIsReplaced() throws SQLException {
    try (Connection other = Server.shared().connect(database);
        Statement statement = other.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()""");
    }

    assertThat(store.update(id, Changes::countTask).session().revision()).isEqualTo(2);
  }
}
