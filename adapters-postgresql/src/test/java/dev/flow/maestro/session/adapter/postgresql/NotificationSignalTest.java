package dev.flow.maestro.session.adapter.postgresql;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What wakes who follows a database, also after the connection was lost. */
class NotificationSignalTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private String database;
  private PostgresSessionRepository writer;
  private PostgresSessionRepository reader;

  @BeforeEach
  void open() throws SQLException {
    database = Server.shared().newDatabase();
    writer = PostgresSessionRepository.open(Server.shared().settings(database));
    reader = PostgresSessionRepository.open(Server.shared().settings(database));
  }

  @AfterEach
  void close() {
    writer.close();
    reader.close();
  }

  private SessionId created() {
    SessionRevision first = aSession().revision();
    writer.create(first);
    return first.session().id();
  }

  private static PossibleChanges awaitSome(ChangeSignal signal) {
    long deadline = System.nanoTime() + LONG.toNanos();
    PossibleChanges changes = PossibleChanges.none();
    while (changes.isNone() && System.nanoTime() - deadline < 0) {
      changes = signal.await(LONG);
    }
    return changes;
  }

  @Test
  void namesWhatComesChangesAndGoes() {
    try (ChangeSignal signal = reader.changeSignal(Optional.empty())) {
      SessionId id = created();
      assertThat(awaitSome(signal).sessions()).containsExactly(id);
      writer.update(id, Changes::countTask);
      assertThat(awaitSome(signal).sessions()).containsExactly(id);
      TrashEntry entry = writer.trash().take(id, Changes.LATER);
      assertThat(awaitSome(signal).sessions()).containsExactly(id);
      writer.trash().restore(entry);
      assertThat(awaitSome(signal).sessions()).containsExactly(id);
      writer.delete(id);
      assertThat(awaitSome(signal).sessions()).containsExactly(id);
      assertThat(signal.await(Duration.ZERO).isNone()).isTrue();
    }
  }

  @Test
  void saysThatEverythingMayHaveChangedAfterTheConnectionWasLost() throws SQLException {
    try (ChangeSignal signal = reader.changeSignal(Optional.empty())) {
      endListeners();
      SessionId missed = created();

      assertThat(awaitSome(signal).everything()).isTrue();

      writer.update(missed, Changes::countTask);
      assertThat(awaitSome(signal).sessions()).containsExactly(missed);
    }
  }

  /** Ends the connections whose last statement was to listen. */
  private void endListeners() throws SQLException {
    Server.shared()
        .execute(
            database,
            """
            create table ended as select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and query like 'listen %'""");
  }

  @Test
  void anInterruptEndsTheWait() {
    try (ChangeSignal signal = reader.changeSignal(Optional.empty())) {
      Thread.currentThread().interrupt();

      assertThat(signal.await(LONG).isNone()).isTrue();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void worksOnSomebodysConnections() {
    try (PostgresSessionRepository borrowing =
            new PostgresSessionRepository(Pool.patient(Server.shared().settings(database)), LONG);
        ChangeSignal signal = borrowing.changeSignal(Optional.empty())) {
      SessionId id = created();

      assertThat(awaitSome(signal).sessions()).containsExactly(id);
    }
  }
}
