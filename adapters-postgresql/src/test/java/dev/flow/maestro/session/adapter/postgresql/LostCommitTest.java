package dev.flow.maestro.session.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.adapter.postgresql.CuttingProxy.Cut;
import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection is lost while a change is committed, once before the server has seen that and once
 * after: either way it takes place once.
 */
class LostCommitTest {

  private static final Instant LATER = Changes.LATER;

  private String database;
  private CuttingProxy proxy;
  private PostgresSessionRepository direct;
  private PostgresSessionRepository store;

  @BeforeEach
  void open() throws IOException, SQLException {
    database = Server.shared().newDatabase();
    direct = PostgresSessionRepository.open(Server.shared().settings(database));
    proxy = new CuttingProxy(Server.shared().port());
    store = open(Duration.ofSeconds(60));
  }

  private PostgresSessionRepository open(Duration deadline) {
    PostgresSettings settings = Server.settings(proxy.port(), database);
    return PostgresSessionRepository.open(
        new PostgresSettings(
            settings.url() + "?prepareThreshold=0",
            settings.user(),
            settings.password(),
            2,
            deadline));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    direct.close();
    proxy.close();
  }

  private void assertCutOnce() {
    assertThat(proxy.cuts()).isEqualTo(1);
  }

  private SessionId given() {
    SessionRevision first = SessionBuilder.aSession().revision();
    direct.create(first);
    return first.session().id();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void aSessionIsCreatedOnce(Cut cut) {
    SessionRevision first = SessionBuilder.aSession().revision();
    proxy.cutNext(cut);

    store.create(first);

    assertCutOnce();
    assertThat(direct.find(first.session().id())).contains(first.session());
    assertThat(direct.history(first.session().id())).containsExactly(first.event());
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void aChangeIsMadeOnce(Cut cut) {
    SessionId id = given();
    AtomicInteger asked = new AtomicInteger();
    proxy.cutNext(cut);

    SessionRevision next =
        store.update(
            id,
            current -> {
              asked.incrementAndGet();
              return Changes.countTask(current);
            });

    assertCutOnce();
    assertThat(asked).hasValue(cut == Cut.BEFORE_THE_SERVER ? 2 : 1);
    assertThat(direct.find(id)).contains(next.session());
    assertThat(next.session().revision()).isEqualTo(2);
    assertThat(direct.history(id)).hasSize(2).last().isEqualTo(next.event());
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void aSessionIsDeletedOnce(Cut cut) {
    SessionId id = given();
    proxy.cutNext(cut);

    store.delete(id);

    assertCutOnce();
    assertThat(direct.find(id)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void aSessionIsTakenToTheTrashOnce(Cut cut) {
    SessionId id = given();
    proxy.cutNext(cut);

    TrashEntry entry = store.trash().take(id, LATER);

    assertCutOnce();
    assertThat(direct.trash().list().entries()).containsExactly(entry);
    assertThat(direct.find(id)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void aSessionComesBackOnce(Cut cut) {
    SessionId id = given();
    TrashEntry entry = direct.trash().take(id, LATER);
    proxy.cutNext(cut);

    store.trash().restore(entry);

    assertCutOnce();
    assertThat(direct.trash().list().entries()).isEmpty();
    assertThat(direct.find(id)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void anEntryIsRemovedOnce(Cut cut) {
    TrashEntry entry = direct.trash().take(given(), LATER);
    proxy.cutNext(cut);

    store.trash().remove(entry);

    assertCutOnce();
    assertThat(direct.trash().list().entries()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void aSessionIsHeldAndReleased(Cut cut) {
    SessionId id = given();
    proxy.cutNext(cut);
    store.trash().hold(id);
    assertThat(direct.trash().held()).containsExactly(id);

    proxy.cutNext(cut);
    store.trash().release(id);

    assertThat(proxy.cuts()).isEqualTo(2);
    assertThat(direct.trash().held()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void whoClaimsACleanupIsTold(Cut cut) {
    proxy.cutNext(cut);

    assertThat(store.trash().claimCleanup(LATER, Duration.ofDays(1))).isTrue();

    assertCutOnce();
    assertThat(direct.trash().claimCleanup(LATER, Duration.ofDays(1))).isFalse();
  }

  private static SessionRecord aRecord(CompanionFiles files) {
    SessionRevision first = SessionBuilder.aSession().revision();
    return new SessionRecord(first.session(), List.of(first.event()), Optional.empty(), files);
  }

  private static CompanionFiles aFile() {
    TreeMap<CompanionName, byte[]> files = new TreeMap<>();
    files.put(new CompanionName("checkpoints.json"), new byte[] {1, 2, 3});
    return CompanionFiles.of(files);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_SERVER", "BEFORE_THE_ANSWER"})
  void aRecordWithoutFilesLandsOnce(Cut cut) {
    SessionRecord record = aRecord(CompanionFiles.none());
    proxy.cutNext(cut);

    store.land(record);

    assertCutOnce();
    assertThat(direct.history(record.session().id())).isEqualTo(record.history());
  }

  @Test
  void aRecordWithFilesThatDidLandIsFound() {
    SessionRecord record = aRecord(aFile());
    proxy.cutNext(Cut.BEFORE_THE_ANSWER);

    store.land(record);

    assertCutOnce();
    assertThat(direct.find(record.session().id())).contains(record.session());
  }

  @Test
  void filesAreNotReadAgainForARecordThatDidNotLand() {
    SessionRecord record = aRecord(aFile());
    proxy.cutNext(Cut.BEFORE_THE_SERVER);

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.land(record))
        .withMessageNotContaining("found out");

    assertCutOnce();
    assertThat(direct.query(SessionQuery.all()).sessions()).isEmpty();
  }

  @Test
  void whereNobodyCanFindOutTheMessageSaysSo() {
    SessionId id = given();
    try (PostgresSessionRepository impatient = open(Duration.ofSeconds(2))) {
      proxy.cutNextForGood(Cut.BEFORE_THE_ANSWER);

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> impatient.update(id, Changes::countTask))
          .withMessageContaining("could not be found out");
    }

    assertCutOnce();
    assertThat(direct.find(id).orElseThrow().revision()).isEqualTo(2);
  }
}
