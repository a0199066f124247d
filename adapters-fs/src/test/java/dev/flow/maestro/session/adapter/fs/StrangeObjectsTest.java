package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Things in the store that no store put there. */
class StrangeObjectsTest {

  @TempDir Path root;
  @TempDir Path outside;

  private FileSessionRepository store;
  private StoreLayout layout;
  private SessionId good;
  private SessionId bad;

  @BeforeEach
  void create() {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
    good = Stores.create(store, aSession().revision());
    bad = Stores.create(store, aSession().revision());
  }

  private void assertOnlyReported(String reason) throws IOException {
    Map<String, String> before = Stores.tree(root);
    QueryResult all = store.query(SessionQuery.all());

    assertThat(all.sessions()).extracting(session -> session.id()).containsExactly(good);
    assertThat(all.unreadable())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.name()).isEqualTo(bad.toString());
              assertThat(record.reason()).contains(reason);
            });
    assertThatThrownBy(() -> store.find(bad)).isInstanceOf(UnreadableSessionException.class);
    assertThatThrownBy(() -> store.history(bad)).isInstanceOf(UnreadableSessionException.class);
    assertThatThrownBy(() -> store.update(bad, Stores.to(SessionStatus.PLANNING)))
        .isInstanceOf(UnreadableSessionException.class);
    assertThat(Stores.tree(root)).isEqualTo(before);
  }

  private void clearFolder() throws IOException {
    Files.delete(layout.metadata(bad));
    Files.delete(layout.history(bad));
  }

  @Nested
  class InPlaceOfADocument {

    @Test
    void aFolder() throws IOException {
      Files.delete(layout.metadata(bad));
      Files.createDirectory(layout.metadata(bad));

      assertOnlyReported("it is a folder");
    }

    @Test
    void aLinkToAnotherSession() throws IOException {
      Files.delete(layout.metadata(bad));
      Files.createSymbolicLink(layout.metadata(bad), layout.metadata(good));

      assertOnlyReported("link");
    }

    @Test
    void aLinkToNowhere() throws IOException {
      Files.delete(layout.metadata(bad));
      Files.createSymbolicLink(layout.metadata(bad), Path.of("nowhere"));

      assertOnlyReported("link");
    }

    @Test
    void aPipe() throws Exception {
      Files.delete(layout.metadata(bad));
      assertThat(new ProcessBuilder("mkfifo", layout.metadata(bad).toString()).start().waitFor())
          .isZero();

      assertOnlyReported("special file");
    }

    @Test
    void seventeenMegabytes() throws IOException {
      try (RandomAccessFile file = new RandomAccessFile(layout.metadata(bad).toFile(), "rw")) {
        file.setLength(17 << 20);
      }

      QueryResult all = store.query(SessionQuery.all());

      assertThat(all.unreadable())
          .singleElement()
          .extracting(UnreadableRecord::reason)
          .asString()
          .contains("larger than");
    }

    @Test
    void theDocumentOfAnotherSession() throws IOException {
      Files.copy(
          layout.metadata(good),
          layout.metadata(bad),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);

      assertOnlyReported("but the folder is " + bad);
    }

    @Test
    void nothingAtAllIsNoSession() throws IOException {
      clearFolder();
      Files.writeString(layout.folder(bad).resolve("checkpoints.json"), "{}");

      assertThat(store.find(bad)).isEmpty();
      assertThat(store.query(SessionQuery.all()).sessions()).hasSize(1);
      assertThat(store.query(SessionQuery.all()).unreadable()).isEmpty();
      assertThat(store.idsStartingWith(bad.toString())).isEmpty();
    }
  }

  @Nested
  class InPlaceOfAHistory {

    private void assertOnlyTheHistoryIsUnreadable() {
      assertThat(store.find(bad)).isPresent();
      assertThat(store.query(SessionQuery.all()).sessions()).hasSize(2);
      assertThat(store.query(SessionQuery.all()).unreadable()).isEmpty();
      assertThatThrownBy(() -> store.history(bad))
          .isInstanceOf(UnreadableSessionException.class)
          .message()
          .contains(layout.history(bad).toString());
      assertThatThrownBy(() -> store.update(bad, Stores.countingOne()))
          .isInstanceOf(UnreadableSessionException.class);
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
      Files.delete(layout.history(bad));
      assertThat(new ProcessBuilder("mkfifo", layout.history(bad).toString()).start().waitFor())
          .isZero();

      assertOnlyTheHistoryIsUnreadable();
    }

    @Test
    void theHistoryOfAnotherSessionIsNotTaken() throws IOException {
      Files.copy(
          layout.history(good),
          layout.history(bad),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);

      assertOnlyTheHistoryIsUnreadable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775807", "9223372036854775808", "1.5"})
    void aRevisionThatIsNoneIsNotTaken(String revision) throws IOException {
      String line = Files.readString(layout.history(bad));
      Files.writeString(
          layout.history(bad), line.replace("\"revision\": 1", "\"revision\": " + revision));

      assertOnlyTheHistoryIsUnreadable();
    }
  }

  @Nested
  class InPlaceOfAFolder {

    @Test
    void aLinkIsNotFollowed() throws IOException {
      Path moved = outside.resolve("moved");
      Files.move(layout.folder(bad), moved);
      Files.createSymbolicLink(layout.folder(bad), moved);
      Map<String, String> before = Stores.tree(outside);

      assertOnlyReported("link");
      store.delete(bad);

      assertThat(Stores.tree(outside)).isEqualTo(before).isNotEmpty();
      assertThat(store.query(SessionQuery.all()).unreadable()).isEmpty();
    }

    @Test
    void aFileIsNoSession() throws IOException {
      clearFolder();
      Files.delete(layout.folder(bad));
      Files.writeString(layout.folder(bad), "stray");

      assertThat(store.find(bad)).isEmpty();
      assertThat(store.query(SessionQuery.all()).sessions()).hasSize(1);
      assertThat(store.query(SessionQuery.all()).unreadable()).isEmpty();
    }

    @Test
    void anotherNameIsReported() throws IOException {
      Path renamed = layout.sessions().resolve("backup of it");
      Files.move(layout.folder(bad), renamed);

      assertThat(store.query(SessionQuery.all()).unreadable())
          .singleElement()
          .satisfies(record -> assertThat(record.name()).isEqualTo("backup of it"));
    }
  }

  @Nested
  class InPlaceOfTheStore {

    @Test
    void aLinkIsRefused() throws IOException {
      Path moved = outside.resolve("sessions");
      Files.move(layout.sessions(), moved);
      Files.createSymbolicLink(layout.sessions(), moved);
      Map<String, String> before = Stores.tree(outside);

      TrashEntry trashed = TrashEntry.of(good, Instant.EPOCH);
      Map<String, ThrowingCallable> calls =
          Map.ofEntries(
              entry("find", () -> store.find(good)),
              entry("query", () -> store.query(SessionQuery.all())),
              entry(
                  "scan",
                  () -> store.scan(SessionQuery.all(), new FirstSessions(SessionQuery.all()))),
              entry("ids", () -> store.idsStartingWith("")),
              entry("history", () -> store.history(good)),
              entry("record", () -> store.record(good)),
              entry("create", () -> store.create(aSession().revision())),
              entry("update", () -> store.update(good, Stores.countingOne())),
              entry("delete", () -> store.delete(good)),
              entry("trash", () -> store.trash().take(good, Instant.EPOCH)),
              entry("restore", () -> store.trash().restore(trashed)),
              entry("hold", () -> store.trash().hold(good)));

      calls.forEach(
          (name, call) ->
              assertThatThrownBy(call).as(name).isInstanceOf(StoreUnavailableException.class));
      assertThat(Stores.tree(outside)).isEqualTo(before);
    }

    @Test
    void aLinkInPlaceOfAFolderOfOursIsRefused() throws IOException {
      Path precious = Files.writeString(outside.resolve("precious.txt"), "precious");
      for (Path ours : List.of(layout.trash(), layout.holds(), layout.locks(), layout.schemas())) {
        Path moved = root.resolve("moved");
        boolean there = Files.exists(ours);
        if (there) {
          Files.move(ours, moved);
        }
        Files.createSymbolicLink(ours, outside);

        assertThatThrownBy(() -> store.delete(good))
            .as(ours.toString())
            .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.update(good, Stores.countingOne()))
            .isInstanceOf(StoreUnavailableException.class);

        Files.delete(ours);
        if (there) {
          Files.move(moved, ours);
        }
      }
      assertThat(precious).hasContent("precious");
      assertThat(outside.toFile().list()).containsExactly("precious.txt");
      assertThat(store.find(good)).isPresent();
    }

    @Test
    void aLinkInPlaceOfALockFileIsRefused() throws IOException {
      Files.delete(layout.lock(good));
      Files.createSymbolicLink(layout.lock(good), outside.resolve("made"));

      assertThatThrownBy(() -> store.update(good, Stores.countingOne()))
          .isInstanceOf(StoreUnavailableException.class);

      assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aFileIsRefused() throws IOException {
      Path file = Files.createFile(outside.resolve("file"));
      FileSessionRepository onFile = new FileSessionRepository(file);

      assertThatThrownBy(() -> onFile.create(aSession().revision()))
          .isInstanceOf(StoreUnavailableException.class)
          .message()
          .contains(file.toString());
      assertThatThrownBy(() -> onFile.query(SessionQuery.all()))
          .isInstanceOf(SessionException.class);
    }

    @Test
    void nothingIsAnEmptyStoreThatAskingDoesNotCreate() throws IOException {
      FileSessionRepository none = new FileSessionRepository(outside);

      assertThat(none.query(SessionQuery.all()).sessions()).isEmpty();
      assertThat(none.find(good)).isEmpty();
      assertThatThrownBy(() -> none.delete(good)).isInstanceOf(SessionException.class);
      assertThatThrownBy(() -> none.update(good, Stores.countingOne()))
          .isInstanceOf(SessionException.class);
      assertThat(outside).isEmptyDirectory();
    }
  }
}
