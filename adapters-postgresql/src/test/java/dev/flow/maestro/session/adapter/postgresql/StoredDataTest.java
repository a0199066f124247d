package dev.flow.maestro.session.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What lies in the tables, and what others see of it. */
class StoredDataTest {

  private String database;
  private PostgresSessionRepository store;

  @BeforeEach
  void open() throws SQLException {
    database = Server.shared().newDatabase();
    store = PostgresSessionRepository.open(Server.shared().settings(database));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Session given(SessionBuilder builder) {
    SessionRevision first = builder.revision();
    store.create(first);
    return first.session();
  }

  @Test
  void filesOfEverySizeAndNameComeBack() {
    Random random = new Random(1);
    SortedMap<CompanionName, byte[]> files = new TreeMap<>();
    for (int size : new int[] {0, 1, FileTable.PART - 1, FileTable.PART, FileTable.PART + 1}) {
      byte[] content = new byte[size];
      random.nextBytes(content);
      files.put(new CompanionName("size/" + size), content);
    }
    String part = "\u6771".repeat(80);
    files.put(new CompanionName((part + "/").repeat(11) + part), new byte[] {7});
    SessionRevision first = SessionBuilder.aSession().revision();

    store.land(
        new SessionRecord(
            first.session(), List.of(first.event()), Optional.empty(), CompanionFiles.of(files)));

    assertThat(store.record(first.session().id()).orElseThrow().files().contents())
        .containsExactlyEntriesOf(files);
  }

  @Test
  void aFileThatIsReplacedWhileItIsReadIsNotMixed() throws SQLException {
    SortedMap<CompanionName, byte[]> files = new TreeMap<>();
    files.put(new CompanionName("big"), new byte[2 * FileTable.PART]);
    SessionRevision first = SessionBuilder.aSession().revision();
    store.land(
        new SessionRecord(
            first.session(), List.of(first.event()), Optional.empty(), CompanionFiles.of(files)));
    CompanionFiles shown = store.record(first.session().id()).orElseThrow().files();

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(
            () ->
                shown.showTo(
                    new CompanionFiles.Visitor() {
                      @Override
                      public void onFile(CompanionName name, InputStream content) {
                        try {
                          content.readNBytes(FileTable.PART);
                          Server.shared().execute(database, "delete from maestro.file");
                          content.readAllBytes();
                        } catch (IOException | SQLException e) {
                          throw new AssertionError(e);
                        }
                      }

                      @Override
                      public void onUnreadable(UnreadableRecord record) {
                        throw new UnreadableSessionException(record);
                      }
                    }))
        .withMessageContaining("was replaced or removed while it was read");
  }

  @Test
  void aDocumentThatAnotherProgramChangedIsNotBelieved() throws SQLException {
    Session session = given(SessionBuilder.aSession().asking("the first"));
    Server.shared()
        .execute(
            database,
            """
            update maestro.session set document = convert_to(
              replace(convert_from(document, 'UTF8'), 'the first', 'the other'), 'UTF8')""");

    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> store.find(session.id()))
        .withMessageContaining("the digests differ");
    assertThat(store.query(SessionQuery.all().onBranch("another")).unreadable())
        .extracting(UnreadableRecord::name)
        .containsExactly(session.id().toString());
  }

  @Test
  void aHistoryThatLacksItsEndIsNotBelieved() throws SQLException {
    Session session = given(SessionBuilder.aSession());
    store.update(session.id(), Changes::countTask);
    Server.shared().execute(database, "delete from maestro.event where revision = 2");

    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> store.history(session.id()));
    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> store.update(session.id(), Changes::countTask));
    assertThat(store.find(session.id())).isPresent();
  }

  @Test
  void largeDocumentsAreReadPageByPage() {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      // Six bytes each in the document.
      sessions.add(given(SessionBuilder.aSession().asking("\u0001".repeat(1 << 20))));
    }
    SessionPages pages =
        new SessionPages(new Database(source(), "test", PostgresSettings.DEFAULT_DEADLINE));

    assertThat(
            pages
                .read(Filter.of(SessionQuery.all()), SessionPages.Order.ID, SessionPages.MOST_ROWS)
                .rows())
        .hasSize(1);
    assertThat(store.query(SessionQuery.all().limitedTo(3)).sessions())
        .containsExactlyInAnyOrderElementsOf(sessions);
    assertThat(store.query(SessionQuery.all()).sessions()).hasSize(3);
  }

  @Test
  void damageIsToldBesideDocumentsOfEverySize() throws SQLException {
    Session small = given(SessionBuilder.aSession().asking("small"));
    Session damaged = given(SessionBuilder.aSession().asking("damaged"));
    Server.shared()
        .execute(
            database,
            "update maestro.session set document = '{}' where id = ?",
            damaged.id().value());
    assertTold(damaged, small);

    Session large = given(SessionBuilder.aSession().asking("large " + "x".repeat(10_000)));
    assertTold(damaged, small, large);
  }

  private void assertTold(Session damaged, Session... sessions) {
    for (SessionQuery query :
        List.of(SessionQuery.all(), SessionQuery.all().limitedTo(sessions.length))) {
      assertThat(store.query(query).sessions()).containsExactlyInAnyOrder(sessions);
      assertThat(store.query(query).unreadable())
          .extracting(UnreadableRecord::name)
          .containsExactly(damaged.id().toString());
    }
  }

  private DataSource source() {
    return Pool.patient(Server.shared().settings(database));
  }

  @Test
  void whoListensIsToldOfEachChange() throws SQLException {
    try (Connection listener = Server.shared().connect(database);
        Statement statement = listener.createStatement()) {
      statement.execute("listen maestro_session");
      Session session = given(SessionBuilder.aSession());
      SessionId id = session.id();
      store.update(id, Changes::countTask);
      store.trash().restore(store.trash().take(id, Changes.LATER));
      store.delete(id);

      List<String> told = new ArrayList<>();
      while (told.size() < 5) {
        for (PGNotification notification :
            listener.unwrap(PGConnection.class).getNotifications(0)) {
          told.add(notification.getParameter());
        }
      }
      assertThat(told).containsExactly(id + " 1", id + " 2", id + " 0", id + " 2", id + " 0");
    }
  }

  @Test
  void everyFilterHasAnIndex() throws SQLException {
    Server.shared()
        .execute(
            database,
            """
            insert into maestro.session (id, revision, document, digest, changed_at, created_at,
              status, phase, branch, active, words)
            select gen_random_uuid(), 1, '', sha256(''), timestamptz '2026-01-01Z' + i * interval '1h',
              timestamptz '2026-01-01Z' + i * interval '1h', 's' || i % 100, 'p' || i % 100,
              'b' || i % 100, true, array['w' || i]
            from generate_series(1, 5000) i""");
    Server.shared().execute(database, "analyze maestro.session");
    SessionQuery all = SessionQuery.all();
    assertUses("session_created", all.createdAfter(Instant.parse("2026-07-20T00:00:00Z")));
    assertUses("session_status", all.withStatus(SessionStatus.PAUSED));
    assertUses("session_phase", all.inPhase(SessionPhase.PLAN));
    assertUses("session_branch", all.onBranch("b7"));
    assertUses("session_unchanged", all.unchangedSince(Instant.parse("2026-01-02T00:00:00Z")));
    assertUses("session_words", all.matching(SearchQuery.parse("w77")));
  }

  private void assertUses(String index, SessionQuery query) throws SQLException {
    Filter filter = Filter.of(query);
    StringBuilder plan = new StringBuilder();
    try (Connection connection = Server.shared().connect(database);
        Statement settings = connection.createStatement()) {
      settings.execute("set enable_seqscan = off");
      try (var statement =
          connection.prepareStatement(
              "explain select count(*) from maestro.session where " + filter.sql())) {
        filter.set(connection, statement);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            plan.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    assertThat(plan.toString()).contains(index);
  }
}
