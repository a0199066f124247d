package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trash of a store in files: what its folder holds, and what others put there. */
class TrashTest {

  private static final Instant AT = Instant.parse("2026-01-31T12:00:00.000001Z");

  @TempDir Path root;
  @TempDir Path outside;

  private FileSessionRepository store;
  private StoreLayout layout;
  private SessionId id;

  @BeforeEach
  void prepare() {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
    id = Stores.create(store, aSession().revision());
    store.update(id, Stores.countingOne());
  }

  @Test
  void theFolderTellsWhoseItIsAndWhenItCame() {
    TrashEntry entry = store.trash().take(id, AT);

    assertThat(layout.trash().resolve(id + ".20260131T120000000001Z")).isDirectory();
    assertThat(entry.name()).isEqualTo(id + ".20260131T120000000001Z");
  }

  @Test
  void allThatLiesInTheFolderComesBackByteForByte() throws IOException {
    Files.writeString(layout.folder(id).resolve("checkpoints.json"), "[1, 2");
    Files.createDirectory(layout.folder(id).resolve("notes"));
    Files.write(layout.folder(id).resolve("notes/raw"), new byte[] {0, -1, 13, 10});
    Map<String, String> before = Stores.tree(layout.folder(id));

    TrashEntry entry = store.trash().take(id, AT);
    assertThat(layout.folder(id)).doesNotExist();
    assertThat(Stores.tree(layout.trashed(entry))).isEqualTo(before);
    store.trash().restore(entry);

    assertThat(Stores.tree(layout.folder(id))).isEqualTo(before);
    assertThat(layout.trash()).isEmptyDirectory();
  }

  @Test
  void whatIsRemovedLeavesNoFile() throws IOException {
    TrashEntry entry = store.trash().take(id, AT);

    store.trash().remove(entry);

    assertThat(layout.trash()).isEmptyDirectory();
    assertThat(layout.staging()).isEmptyDirectory();
  }

  @Test
  void aDeletionForGoodDoesNotTouchTheTrash() {
    TrashEntry entry = store.trash().take(id, AT);
    SessionId other = Stores.create(store, aSession().revision());

    store.delete(other);

    assertThat(store.trash().list().entries()).containsExactly(entry);
  }

  @Test
  void whatAnotherToolPutInItsPlaceIsLeftAlone() throws IOException {
    TrashEntry entry = store.trash().take(id, AT);
    Files.createDirectory(layout.folder(id));
    Files.writeString(layout.folder(id).resolve("checkpoints.json"), "[]");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.trash().restore(entry))
        .withMessageContaining("another tool has put something in its place");

    assertThat(Stores.tree(layout.folder(id))).containsOnlyKeys("checkpoints.json");
    assertThat(store.trash().list().entries()).containsExactly(entry);
  }

  @Test
  void anUnconfirmedEditFromOutsideIsWhatTheConditionSees() throws IOException {
    Stores.editAsPeer(layout.metadata(id), "\"completed_tasks\": 1", "\"completed_tasks\": 7");

    assertThat(store.trash().takeIf(id, AT, session -> session.revision() == 2)).isEmpty();
    assertThat(store.trash().takeIf(id, AT, session -> session.revision() == 3)).isPresent();
  }

  @Nested
  class WhatOthersPutThere {

    @Test
    void aNameThatIsNoneIsTold() throws IOException {
      TrashEntry entry = store.trash().take(id, AT);
      Path stranger = Files.createDirectory(layout.trash().resolve("stranger"));

      assertThat(store.trash().list().entries()).containsExactly(entry);
      assertThat(store.trash().list().strangers())
          .extracting(UnreadableRecord::location)
          .containsExactly(stranger.toString());
    }

    @Test
    void aDamagedEntryIsToldAndComesBackAsItIs() throws IOException {
      TrashEntry entry = store.trash().take(id, AT);
      Files.writeString(layout.trashed(entry).resolve("metadata.json"), "{");

      assertThatExceptionOfType(UnreadableSessionException.class)
          .isThrownBy(() -> store.trash().read(entry))
          .withMessageContaining(layout.trashed(entry).resolve("metadata.json").toString());

      store.trash().restore(entry);
      assertThat(layout.metadata(id)).hasContent("{");
    }

    @Test
    void aLinkIsNeitherReadNorFollowed() throws IOException {
      Path precious = Files.writeString(outside.resolve("metadata.json"), "precious");
      TrashEntry entry = TrashEntry.of(id, AT);
      Files.createDirectories(layout.trash());
      Files.createSymbolicLink(layout.trashed(entry), outside);

      assertThatExceptionOfType(UnreadableSessionException.class)
          .isThrownBy(() -> store.trash().read(entry));
      store.trash().remove(entry);

      assertThat(precious).hasContent("precious");
      assertThat(layout.trash()).isEmptyDirectory();
    }

    @Test
    void aLinkInPlaceOfTheTrashIsRefused() throws IOException {
      Files.createSymbolicLink(layout.trash(), outside);

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store.trash().take(id, AT));
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store.trash().list());
      assertThat(outside).isEmptyDirectory();
    }
  }

  @Nested
  class Holds {

    @Test
    void aHoldSurvivesWhatThePeerWrites() throws IOException {
      store.trash().hold(id);

      Stores.editAsPeer(layout.metadata(id), "\"completed_tasks\": 1", "\"completed_tasks\": 7");

      assertThatExceptionOfType(SessionHeldException.class)
          .isThrownBy(() -> store.trash().take(id, AT));
      assertThat(Files.readString(layout.metadata(id))).doesNotContain("held");
    }

    @Test
    void whatIsNoSessionsNameIsNoHold() throws IOException {
      Files.createDirectories(layout.holds());
      Files.createFile(layout.holds().resolve("README"));

      assertThat(store.trash().held()).isEmpty();
    }
  }
}
