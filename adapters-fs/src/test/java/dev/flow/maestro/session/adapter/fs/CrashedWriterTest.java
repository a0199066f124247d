package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a writer leaves that was killed between two steps. */
class CrashedWriterTest {

  @TempDir Path root;

  private FileSessionRepository store;
  private StoreLayout layout;
  private SessionId id;

  @BeforeEach
  void create() {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
    id = Stores.create(store, aSession().revision());
    store.update(id, Stores.to(SessionStatus.PLANNING));
  }

  private void assertAtRevision(long revision) {
    assertThat(Stores.require(store, id).revision()).isEqualTo(revision);
    assertThat(store.history(id)).hasSize((int) revision);
    assertThat(store.history(id))
        .extracting(SessionEvent::type)
        .doesNotContain(SessionEvent.Type.EXTERNAL_EDIT);
  }

  @Test
  void anEventWithoutItsDocumentNeverHappened() throws IOException {
    String document = Files.readString(layout.metadata(id));
    store.update(id, Stores.to(SessionStatus.PAUSED));
    Files.writeString(layout.metadata(id), document);

    assertAtRevision(2);
    store.update(id, Stores.to(SessionStatus.FAILED));
    assertAtRevision(3);
    assertThat(store.history(id).get(2).to()).isEqualTo(SessionStatus.FAILED);
  }

  @Test
  void halfALineDoesNotCount() throws IOException {
    Files.writeString(layout.history(id), "{\"session_id\": \"0b0e", StandardOpenOption.APPEND);

    assertAtRevision(2);
    store.update(id, Stores.to(SessionStatus.PAUSED));
    assertAtRevision(3);
  }

  @Test
  void aTornLastLineDoesNotCount() throws IOException {
    Files.writeString(layout.history(id), "\0\0\0\0\n", StandardOpenOption.APPEND);

    assertAtRevision(2);
    store.update(id, Stores.to(SessionStatus.PAUSED));
    assertAtRevision(3);
    assertThat(Files.readString(layout.history(id))).doesNotContain("\0");
  }

  @Test
  void aTornLineThatOthersFollowIsTold() throws IOException {
    String lines = Files.readString(layout.history(id));
    int second = lines.indexOf('\n') + 1;
    String torn = lines.substring(0, second) + "\0\0\n" + lines.substring(second);
    Files.writeString(layout.history(id), torn);

    assertThatThrownBy(() -> store.history(id))
        .asInstanceOf(InstanceOfAssertFactories.type(UnreadableSessionException.class))
        .extracting(e -> e.record().offset().orElseThrow())
        .asInstanceOf(InstanceOfAssertFactories.LONG)
        .isBetween((long) second, second + 2L);
    assertThat(Files.readString(layout.history(id))).isEqualTo(torn);
  }

  @Test
  void aTornLastLineOfAnotherDocumentIsTold() throws IOException {
    String lines = Files.readString(layout.history(id));
    Files.writeString(layout.history(id), lines.substring(0, lines.indexOf('\n') + 1) + "\0\n");

    assertThatThrownBy(() -> store.update(id, Stores.to(SessionStatus.PAUSED)))
        .isInstanceOf(UnreadableSessionException.class);
    assertThat(Stores.require(store, id).revision()).isEqualTo(2);
  }

  @Test
  void emptyLinesAreNone() throws IOException {
    String lines = Files.readString(layout.history(id));
    Files.writeString(layout.history(id), "\n" + lines.replace("\n", "\n\n\n\n"));

    assertAtRevision(2);
    store.update(id, Stores.to(SessionStatus.PAUSED));
    assertAtRevision(3);
  }

  @Test
  void aTemporaryFileIsReplaced() throws IOException {
    Path temporary = layout.folder(id).resolve("metadata.json.tmp");
    Files.writeString(temporary, "half");

    assertAtRevision(2);
    store.update(id, Stores.to(SessionStatus.PAUSED));
    assertAtRevision(3);
    assertThat(temporary).doesNotExist();
  }

  @Test
  void aCreationThatWasTakenBackIsNoSession() throws IOException {
    SessionRevision other = aSession().revision();
    SessionId otherId = other.session().id();
    Files.createDirectories(layout.folder(otherId));
    Files.createFile(layout.history(otherId));

    assertThat(store.find(otherId)).isEmpty();
    assertThat(store.query(SessionQuery.all()).sessions()).hasSize(1);
    assertThat(store.query(SessionQuery.all()).unreadable()).isEmpty();
    store.create(other);
    assertThat(store.history(otherId)).containsExactly(other.event());
  }

  @Test
  void aCreationThatNeverAppearedIsSweptByTheNext() throws IOException {
    Path left =
        layout.staged(SessionId.parse("7f3b2c1a-0d4e-4f5a-8b6c-9d0e1f2a3b4c").orElseThrow());
    Files.createDirectories(left);
    Files.writeString(left.resolve("history.jsonl"), "{");

    Stores.create(store, aSession().revision());

    assertThat(layout.staging()).isEmptyDirectory();
    assertThat(store.query(SessionQuery.all()).unreadable()).isEmpty();
  }

  @Test
  void aCreationThatIsUnderWayIsLeftAlone() throws Exception {
    SessionId other = SessionId.parse("7f3b2c1a-0d4e-4f5a-8b6c-9d0e1f2a3b4c").orElseThrow();
    Path underWay = layout.staged(other);
    Files.createDirectories(underWay);
    Files.createFile(layout.lock(other));
    try (OtherProcess holder = OtherProcess.holding(layout.lock(other))) {
      Stores.create(store, aSession().revision());

      assertThat(holder.isAlive()).isTrue();
      assertThat(underWay).exists();
    }
  }

  @Test
  void aRemovalThatCrashedIsSweptByTheNext() throws IOException {
    Path left =
        layout.staged(SessionId.parse("7f3b2c1a-0d4e-4f5a-8b6c-9d0e1f2a3b4c").orElseThrow());
    Files.createDirectories(left);
    Files.writeString(left.resolve("metadata.json"), "{}");

    store.delete(id);

    assertThat(layout.staging()).isEmptyDirectory();
    assertThat(layout.folder(id)).doesNotExist();
  }
}
