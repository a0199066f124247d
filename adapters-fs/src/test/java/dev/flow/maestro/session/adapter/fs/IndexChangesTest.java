package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a store beside its index is seen by the next query. */
class IndexChangesTest extends IndexedStore {

  private static final SessionQuery FAILED = SessionQuery.all().withStatus(SessionStatus.FAILED);
  private static final SessionQuery NOTHING = SessionQuery.all().onBranch("no such branch");

  private List<SessionId> failed() {
    QueryResult result = store.query(FAILED);
    assertThat(result.unreadable()).isEmpty();
    return result.sessions().stream().map(Session::id).toList();
  }

  private List<String> unreadable(SessionQuery query) {
    return store.query(query).unreadable().stream().map(UnreadableRecord::name).toList();
  }

  private SessionId paused() {
    return given(aSession().withStatus(SessionStatus.PAUSED)).id();
  }

  /** In place, and no longer or shorter than before. */
  private void failInPlace(SessionId id) throws IOException {
    Path metadata = layout.metadata(id);
    String before = Files.readString(metadata);
    Files.writeString(metadata, before.replace("\"paused\"", "\"failed\""));
    assertThat(Files.size(metadata)).isEqualTo(before.length());
  }

  @Test
  void whatWeChange() throws IOException {
    SessionId id = paused();
    indexed(5);
    assertThat(failed()).isEmpty();

    store.update(id, Stores.to(SessionStatus.FAILED));

    assertThat(failed()).containsExactly(id);
  }

  @Test
  void whatThePeerWritesInPlaceWithTheSameLength() throws IOException {
    SessionId id = paused();
    indexed(5);
    assertThat(failed()).isEmpty();

    failInPlace(id);

    assertThat(failed()).containsExactly(id);
  }

  @Test
  void whatThePeerWritesTwiceInQuickSuccession() throws IOException {
    SessionId id = paused();
    indexed(5);
    for (int i = 0; i < 50; i++) {
      failInPlace(id);
      assertThat(failed()).containsExactly(id);
      Stores.editAsPeer(layout.metadata(id), "\"failed\"", "\"paused\"");
      assertThat(failed()).isEmpty();
    }
  }

  @Test
  void aFileThatIsWrittenInPlaceAndGetsItsOldTimeBack() throws IOException {
    SessionId id = paused();
    indexed(5);
    FileTime before = Files.getLastModifiedTime(layout.metadata(id));

    failInPlace(id);
    Files.setLastModifiedTime(layout.metadata(id), before);

    assertThat(failed()).containsExactly(id);
  }

  @Test
  void anotherFileInItsPlace() throws IOException {
    SessionId id = paused();
    indexed(5);
    Path other = root.resolve("other.json");
    Files.copy(layout.metadata(id), other, StandardCopyOption.COPY_ATTRIBUTES);
    FileTime before = Files.getLastModifiedTime(other);
    Files.writeString(other, Files.readString(other).replace("\"paused\"", "\"failed\""));
    Files.setLastModifiedTime(other, before);

    Files.move(other, layout.metadata(id), StandardCopyOption.ATOMIC_MOVE);

    assertThat(failed()).containsExactly(id);
  }

  @Test
  void aFolderThatIsRemoved() throws IOException {
    SessionId id = indexed(5).get(2);

    Trash.remove(layout.folder(id));

    assertThat(store.query(SessionQuery.all()).sessions()).hasSize(4);
    assertThat(store.query(SessionQuery.all().limitedTo(5)).sessions())
        .hasSize(4)
        .noneMatch(session -> session.id().equals(id));
  }

  @Test
  void aDocumentThatIsRemoved() throws IOException {
    SessionId id = indexed(5).get(2);

    Files.delete(layout.metadata(id));

    assertThat(unreadable(NOTHING)).containsExactly(id.toString());
  }

  @Test
  void aSessionThatIsNew() throws IOException {
    indexed(5);

    Session created = given(aSession().withStatus(SessionStatus.FAILED));

    assertThat(failed()).containsExactly(created.id());
  }

  @Test
  void aSessionThatGoesToTheTrashAndComesBack() throws IOException {
    SessionId id = given(aSession().withStatus(SessionStatus.FAILED)).id();
    indexed(5);

    TrashEntry entry = store.trash().take(id, Stores.NOW);
    assertThat(failed()).isEmpty();
    store.trash().restore(entry);

    assertThat(failed()).containsExactly(id);
  }

  @Test
  void twoFoldersThatChangeTheirNames() throws IOException {
    List<SessionId> ids = indexed(5);
    Path aside = root.resolve("folder");

    Files.move(layout.folder(ids.get(0)), aside);
    Files.move(layout.folder(ids.get(1)), layout.folder(ids.get(0)));
    Files.move(aside, layout.folder(ids.get(1)));

    assertThat(unreadable(NOTHING))
        .containsExactlyInAnyOrder(ids.get(0).toString(), ids.get(1).toString());
  }

  @Test
  void aFolderThatBecomesALinkToItself(@TempDir Path elsewhere) throws IOException {
    SessionId id = indexed(5).get(2);

    Path moved = Files.move(layout.folder(id), elsewhere.resolve("moved"));
    Files.createSymbolicLink(layout.folder(id), moved);

    assertThat(unreadable(NOTHING)).containsExactly(id.toString());
    settle();
    store.query(NOTHING);
    assertThat(unreadable(NOTHING)).containsExactly(id.toString());
  }

  @Test
  void aDocumentOfWhichOnlyThePermissionsChangeIsReadAgain() throws IOException {
    List<SessionId> ids = indexed(3);
    lieThatAllAreCompleted(3);

    Files.setPosixFilePermissions(
        layout.metadata(ids.get(1)), PosixFilePermissions.fromString("rw-------"));

    assertThat(store.query(SessionQuery.all().active()).sessions())
        .extracting(Session::id)
        .containsExactly(ids.get(1));
  }

  @Test
  void aFolderThatIsMisnamedIsToldEachTime() throws IOException {
    SessionId id = indexed(5).get(2);
    Files.createDirectory(layout.sessions().resolve("copy"));
    Files.copy(layout.metadata(id), layout.sessions().resolve("copy/metadata.json"));
    makeIndex();

    assertThat(unreadable(NOTHING)).containsExactly("copy");
    assertThat(unreadable(NOTHING)).containsExactly("copy");
  }

  @Test
  void aDocumentInAFolderThatWasEmptyAndIsMisnamed() throws IOException {
    SessionId id = indexed(5).get(2);
    Path copy = Files.createDirectory(layout.sessions().resolve("copy"));
    makeIndex();
    assertThat(unreadable(NOTHING)).isEmpty();

    Files.copy(layout.metadata(id), copy.resolve("metadata.json"));

    assertThat(unreadable(NOTHING)).containsExactly("copy");
  }

  @Test
  void aDocumentInAFolderThatWasEmpty() throws IOException {
    SessionId id = indexed(5).get(2);
    SessionId other = aSession().build().id();
    Files.createDirectory(layout.folder(other));
    makeIndex();
    assertThat(unreadable(NOTHING)).isEmpty();

    Files.copy(layout.metadata(id), layout.metadata(other));

    assertThat(unreadable(NOTHING)).containsExactly(other.toString());
  }

  @Test
  void whatCannotBeReadIsToldEachTimeAndCostsNoNewIndex() throws IOException {
    List<SessionId> ids = indexed(5);
    for (SessionId id : ids.subList(0, 3)) {
      Files.writeString(layout.metadata(id), "{\"session_id\": ");
    }
    makeIndex();
    Stamp index = Stamp.of(layout.index()).orElseThrow();

    for (int i = 0; i < 3; i++) {
      assertThat(unreadable(NOTHING)).hasSize(3);
      assertThat(unreadable(SessionQuery.all().limitedTo(1))).hasSize(3);
    }
    assertThat(Stamp.of(layout.index())).contains(index);
  }

  @Test
  void aHistoryThatWasMoreRecentThanItsDocumentAndIsLost() throws IOException {
    Instant early = Instant.parse("2026-01-07T13:02:57.119275Z");
    SessionId id = given(aSession().createdAt(early)).id();
    byte[] document = Files.readAllBytes(layout.metadata(id));
    SessionEvent told = store.history(id).get(0);
    SessionEvent later =
        new SessionEvent(
            id,
            1,
            early.plusSeconds(60),
            told.type(),
            told.from(),
            told.to(),
            told.reason(),
            told.changes());
    Files.write(
        layout.history(id),
        HistoryFile.lines(List.of(new StoredEvent(later, Optional.of(Fingerprint.of(document))))));
    SessionQuery query = SessionQuery.all().unchangedSince(early);
    makeIndex();
    assertThat(store.query(query).sessions()).isEmpty();

    Files.writeString(layout.history(id), "garbage\n");

    assertThat(store.query(query).sessions()).hasSize(1);
  }

  @Test
  void whatWasWrittenJustNowIsNotBelieved() throws IOException {
    FileSessionRepository cautious =
        new FileSessionRepository(
            root,
            FileStoreOptions.defaults(),
            new IndexPolicy(0, 0, Duration.ofDays(1), Duration.ZERO));
    for (int i = 0; i < 3; i++) {
      given(aSession());
    }

    cautious.query(SessionQuery.all());

    assertThat(covered()).isZero();
    makeIndex();
    assertThat(covered()).isEqualTo(3);
  }

  @Test
  void whatAnEntryRulesOutIsNotReadAgain() throws IOException {
    // So that the tests above test something: a lie of the index is believed.
    List<SessionId> ids = indexed(3);
    lieThatAllAreCompleted(3);

    assertThat(store.query(SessionQuery.all().active()).sessions()).isEmpty();
    assertThat(store.query(SessionQuery.all()).sessions())
        .extracting(Session::id)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  private void lieThatAllAreCompleted(int count) throws IOException {
    byte[] lying = Files.readAllBytes(layout.index());
    int entries = lying.length - count * IndexFormat.ENTRY;
    for (int entry = 0; entry < count; entry++) {
      lying[entries + entry * IndexFormat.ENTRY + IndexFormat.STATUS] =
          (byte) Glance.status(SessionStatus.COMPLETED);
    }
    IndexDamageTest.correctChecksum(lying);
    Files.write(layout.index(), lying);
  }
}
