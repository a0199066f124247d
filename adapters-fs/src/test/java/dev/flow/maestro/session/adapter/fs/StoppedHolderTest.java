package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.StoreLockedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises G2 and G6: a process that is stopped while it holds the lock, as by ctrl-Z, keeps its
 * lock and keeps no reader waiting. Who wants to change its session is told whom it waits for.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoppedHolderTest {

  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /** Where Linux tells who holds which lock. */
  private static final Path LOCKS = Path.of("/proc/locks");

  @TempDir Path root;

  private FileSessionRepository store;
  private SessionId id;
  private Process holder;
  private BufferedReader said;

  @BeforeEach
  void stopAProcessInTheMiddleOfAChange() throws Exception {
    store = new FileSessionRepository(root, FileStoreOptions.defaults().withLockTimeout(DEADLINE));
    id = Stores.create(store, aSession().revision());
    holder = StoreWorker.start("hold", root.toString(), id.toString(), "held");
    said = holder.inputReader();
    assertThat(Told.next(said)).contains(new Told("begin", "update", id, "held"));
    signal("STOP");
    // It would go on now if it could.
    holder.outputWriter().append('\n').flush();
  }

  @AfterEach
  void endIt() {
    holder.destroyForcibly().onExit().join();
  }

  private void signal(String name) throws InterruptedException {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(holder.pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      assumeTrue(false, "not run: there is no command kill to stop a process with");
    }
  }

  @Test
  void keepsItsLockUntilItGoesOn() throws Exception {
    assertThatThrownBy(() -> StoreWorker.change(store, id, "waiting"))
        .asInstanceOf(InstanceOfAssertFactories.type(StoreLockedException.class))
        .satisfies(
            locked -> {
              assertThat(locked.id()).isEqualTo(id);
              assertThat(locked).hasMessageContaining(id + " is locked by");
              assertThat(locked).hasMessageContaining("waited " + locked.waited().toMillis());
              assertThat(locked.waited()).isGreaterThanOrEqualTo(DEADLINE);
              if (Files.isReadable(LOCKS)) {
                assertThat(locked.holder()).contains(holder.pid());
                assertThat(locked).hasMessageContaining("process " + holder.pid());
              }
            });
    assertThat(words()).isEmpty();

    signal("CONT");

    assertThat(Told.next(said)).contains(new Told("done", "update", id, "held"));
    StoreWorker.change(store, id, "waiting");
    assertThat(words()).containsExactly("held", "waiting");
    Session session = Stores.require(store, id);
    assertThat(session.revision()).isEqualTo(3);
    assertThat(session.statistics().completedTasks()).isEqualTo(2);
  }

  @Test
  void keepsNoReaderWaiting() {
    Session before = Stores.require(store, id);

    assertThat(before.revision()).isEqualTo(1);
    assertThat(store.query(SessionQuery.all()).sessions()).containsExactly(before);
    assertThat(store.idsStartingWith("")).containsExactly(id);
    assertThat(store.history(id)).hasSize(1);
  }

  @Test
  void keepsNobodyFromOtherSessions() {
    StoreLayout layout = new StoreLayout(root);
    // Sessions share lock files, of which there are 4096.
    SessionRevision other =
        Stream.generate(() -> aSession().revision())
            .filter(first -> !layout.lock(first.session().id()).equals(layout.lock(id)))
            .findFirst()
            .orElseThrow();

    Stores.create(store, other);
    StoreWorker.change(store, other.session().id(), "other");

    assertThat(Stores.require(store, other.session().id()).revision()).isEqualTo(2);
  }

  private List<String> words() {
    return store.history(id).stream()
        .skip(1)
        .map(SessionEvent::reason)
        .flatMap(Optional::stream)
        .toList();
  }
}
