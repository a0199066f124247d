package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreLockedException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.json.SessionSchema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {

  @TempDir Path root;

  private FileSessionRepository store;
  private StoreLayout layout;

  @BeforeEach
  void open() {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
  }

  @AfterEach
  void leaveNoInterrupt() {
    Thread.interrupted();
  }

  @Test
  void theFirstSessionPutsTheSchemaBesideIt() {
    Stores.create(store, aSession().revision());

    assertThat(layout.schema()).hasBinaryContent(SessionSchema.bytes());
  }

  @Test
  void aSchemaThatIsThereStaysAsItIs() throws IOException {
    Files.createDirectories(layout.schemas());
    Files.writeString(layout.schema(), "somebody else's");

    Stores.create(store, aSession().revision());

    assertThat(layout.schema()).hasContent("somebody else's");
  }

  @Test
  void onlySessionsLieAmongTheSessions() throws IOException {
    SessionId id = Stores.create(store, aSession().revision());
    store.update(id, Stores.to(SessionStatus.PLANNING));

    assertThat(Stores.tree(layout.sessions()))
        .containsOnlyKeys(id + "/metadata.json", id + "/history.jsonl");
  }

  @Test
  void otherFilesOfTheFolderAreLeftAlone() throws IOException {
    SessionId id = Stores.create(store, aSession().revision());
    Path checkpoints = layout.folder(id).resolve("checkpoints.json");
    Files.writeString(checkpoints, "{\"checkpoints\": []}");

    store.update(id, Stores.to(SessionStatus.PLANNING));
    assertThat(checkpoints).hasContent("{\"checkpoints\": []}");

    store.delete(id);
    assertThat(checkpoints).doesNotExist();
  }

  @Test
  void aPrivateDocumentStaysPrivate() throws IOException {
    SessionId id = Stores.create(store, aSession().revision());
    Files.setPosixFilePermissions(
        layout.metadata(id), PosixFilePermissions.fromString("rw-------"));

    store.update(id, Stores.to(SessionStatus.PLANNING));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.metadata(id))))
        .isEqualTo("rw-------");
  }

  @Test
  void theHistoryOfAPrivateDocumentIsPrivate() throws IOException {
    SessionId id = Stores.create(store, aSession().revision());
    Files.delete(layout.history(id));
    Files.setPosixFilePermissions(
        layout.metadata(id), PosixFilePermissions.fromString("rw-------"));

    store.find(id);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.history(id))))
        .isEqualTo("rw-------");
  }

  @Test
  void manyFirstSessionsAtOnceAreAllCreated() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 10; round++) {
        Path empty = Files.createDirectory(root.resolve("round" + round));
        CyclicBarrier together = new CyclicBarrier(8);
        List<Future<SessionId>> created = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          created.add(
              threads.submit(
                  () -> {
                    together.await();
                    return Stores.create(new FileSessionRepository(empty), aSession().revision());
                  }));
        }
        for (Future<SessionId> session : created) {
          assertThat(new FileSessionRepository(empty).find(session.get())).isPresent();
        }
        assertThat(new StoreLayout(empty).schemas().toFile().list())
            .containsExactly(SessionSchema.FILE_NAME);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneStoreByTwoPathsHasOneLock(@TempDir Path elsewhere) throws Exception {
    SessionId id = Stores.create(store, aSession().revision());
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), root);
    FileSessionRepository linked =
        new FileSessionRepository(
            link, FileStoreOptions.defaults().withLockTimeout(Duration.ofMillis(50)));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      store.update(
          id,
          session -> {
            Future<?> other = thread.submit(() -> linked.update(id, Stores.countingOne()));
            assertThatThrownBy(other::get).hasCauseInstanceOf(StoreLockedException.class);
            assertThat(OtherProcess.canLock(layout.lock(id))).isFalse();
            return Stores.countingOne().apply(session);
          });
    } finally {
      thread.shutdownNow();
    }
    assertThat(Stores.require(store, id).statistics().completedTasks()).isEqualTo(1);
  }

  @Test
  void aChangeThatCallsTheStoreIsToldSoAndKeepsItsLock() throws Exception {
    SessionId id = Stores.create(store, aSession().revision());

    store.update(
        id,
        session -> {
          assertThatThrownBy(() -> store.update(id, Stores.countingOne()))
              .isInstanceOf(IllegalStateException.class);
          assertThat(OtherProcess.canLock(layout.lock(id))).isFalse();
          return Stores.countingOne().apply(session);
        });

    assertThat(Stores.require(store, id).revision()).isEqualTo(2);
  }

  @Test
  void anEndlessTimeoutIsNoError() {
    FileSessionRepository patient =
        new FileSessionRepository(
            root, FileStoreOptions.defaults().withLockTimeout(Duration.ofSeconds(Long.MAX_VALUE)));
    SessionId id = Stores.create(patient, aSession().revision());

    assertThat(patient.update(id, Stores.countingOne()).session().revision()).isEqualTo(2);
  }

  @Test
  void anInterruptedThreadCompletesItsChangeAndStaysInterrupted() {
    SessionId id = Stores.create(store, aSession().revision());
    Thread.currentThread().interrupt();

    store.update(id, Stores.to(SessionStatus.PLANNING));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(Stores.require(store, id).status()).isEqualTo(SessionStatus.PLANNING);
    assertThat(store.history(id)).hasSize(2);
  }

  @Test
  void anInterruptedThreadReadsCreatesAndDeletes() {
    Thread.currentThread().interrupt();

    SessionId id = Stores.create(store, aSession().revision());
    assertThat(store.find(id)).isPresent();
    store.delete(id);

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatCannotBeWrittenIsToldAndLeavesEverythingAsItWas() throws IOException {
    SessionId id = Stores.create(store, aSession().revision());
    // A folder in the way of the temporary file stops root, too.
    Files.createDirectories(layout.folder(id).resolve("metadata.json.tmp").resolve("in the way"));
    Map<String, String> before = Stores.tree(layout.folder(id));

    assertThatThrownBy(() -> store.update(id, Stores.to(SessionStatus.PLANNING)))
        .isInstanceOf(StoreUnavailableException.class)
        .message()
        .contains(layout.metadata(id).toString());

    assertThat(Stores.tree(layout.folder(id)).get("metadata.json"))
        .isEqualTo(before.get("metadata.json"));
    assertThat(Stores.require(store, id).revision()).isEqualTo(1);
    assertThat(store.history(id)).hasSize(1);
  }

  @Test
  void aCreationThatFailsLeavesNoFolder() throws IOException {
    // A folder that is no folder.
    Files.createDirectories(layout.schemas().getParent());
    Files.writeString(layout.schemas(), "");
    var first = aSession().revision();

    assertThatThrownBy(() -> store.create(first)).isInstanceOf(StoreUnavailableException.class);

    assertThat(layout.folder(first.session().id())).doesNotExist();
    assertThat(store.find(first.session().id())).isEmpty();
  }

  @Test
  void whoWaitsTooLongForAnotherProcessIsTold() throws Exception {
    SessionId id = Stores.create(store, aSession().revision());
    FileSessionRepository impatient =
        new FileSessionRepository(
            root, FileStoreOptions.defaults().withLockTimeout(Duration.ofMillis(50)));
    try (OtherProcess holder = OtherProcess.holding(layout.lock(id))) {
      assertThatThrownBy(() -> impatient.update(id, Stores.to(SessionStatus.PLANNING)))
          .isInstanceOf(StoreLockedException.class)
          .asInstanceOf(InstanceOfAssertFactories.type(StoreLockedException.class))
          .satisfies(
              locked -> {
                assertThat(locked).hasMessageContaining(id.toString());
                assertThat(locked.waited()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
                if (Files.isReadable(Path.of("/proc/locks"))) {
                  assertThat(locked.holder()).contains(holder.pid());
                }
              });
      assertThat(impatient.find(id)).isPresent();
      assertThat(holder.isAlive()).isTrue();
    }

    impatient.update(id, Stores.to(SessionStatus.PLANNING));
    assertThat(Stores.require(store, id).status()).isEqualTo(SessionStatus.PLANNING);
  }

  @Test
  void theLockIsHeldWhileAChangeIsDecided() throws Exception {
    SessionId id = Stores.create(store, aSession().revision());

    store.update(
        id,
        session -> {
          assertThat(OtherProcess.canLock(layout.lock(id))).isFalse();
          return Stores.countingOne().apply(session);
        });

    assertThat(OtherProcess.canLock(layout.lock(id))).isTrue();
  }

  @Test
  void aLockFileIsNeverDeleted() throws Exception {
    SessionId id = Stores.create(store, aSession().revision());

    store.delete(id);

    assertThat(layout.lock(id)).exists();
    try (FileChannel channel = FileChannel.open(layout.lock(id), StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();
    }
  }
}
