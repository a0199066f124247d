package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreLockedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreListenerTest {

  @TempDir Path root;

  private final List<Boolean> locks = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final List<SessionEvent> edits = new ArrayList<>();

  private FileSessionRepository store;
  private SessionId id;

  private final class Listener implements StoreListener {

    @Override
    public void onLockWait(Duration waited, boolean taken) {
      locks.add(taken);
      waits.add(waited);
    }

    @Override
    public void onExternalEdit(SessionEvent event) {
      edits.add(event);
    }
  }

  private static final class Throwing implements StoreListener {

    @Override
    public void onLockWait(Duration waited, boolean taken) {
      throw new IllegalStateException("of the listener");
    }

    @Override
    public void onExternalEdit(SessionEvent event) {
      throw new IllegalStateException("of the listener");
    }
  }

  private FileSessionRepository open(StoreListener listener) {
    return new FileSessionRepository(
        root,
        FileStoreOptions.defaults()
            .withLockTimeout(Duration.ofMillis(50))
            .withListener(listener)
            .withDurability(Durability.PROCESS));
  }

  @BeforeEach
  void create() {
    store = open(new Listener());
    id = Stores.create(open(StoreListener.none()), aSession().asking("Build it").revision());
  }

  private void editAsPeer() {
    Stores.editAsPeerUnchecked(
        new StoreLayout(root).metadata(id), "\"initializing\"", "\"planning\"");
  }

  @Nested
  class Locks {

    @Test
    void eachChangeTellsOfItsLockOnce() {
      store.update(id, Stores.to(SessionStatus.PLANNING));
      Stores.create(store, aSession().revision());
      store.trash().take(id, Instant.EPOCH);

      assertThat(locks).containsExactly(true, true, true);
      assertThat(waits).allSatisfy(wait -> assertThat(wait).isPositive());
    }

    @Test
    void aChangeThatIsRefusedHadItsLockToo() {
      assertThatThrownBy(() -> store.update(id, Stores.to(SessionStatus.COMPLETED)))
          .isInstanceOf(IllegalTransitionException.class);

      assertThat(locks).containsExactly(true);
    }

    @Test
    void theTimeIsThatOfTheWaitAndNotOfTheChange() {
      List<Duration> change = new ArrayList<>();
      long start = System.nanoTime();
      store.update(
          id,
          session -> {
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < 30_000_000) {
              Thread.onSpinWait();
            }
            change.add(Duration.ofNanos(System.nanoTime() - begun));
            return Stores.to(SessionStatus.PLANNING).next(session);
          });
      Duration whole = Duration.ofNanos(System.nanoTime() - start);

      // The two do not overlap.
      assertThat(waits.get(0).plus(change.get(0))).isLessThanOrEqualTo(whole);
    }

    @Test
    void aWaitThatWasGivenUpIsTold() throws Exception {
      try (OtherProcess holder = OtherProcess.holding(new StoreLayout(root).lock(id))) {
        assertThat(holder.pid()).isPositive();
        assertThatThrownBy(() -> store.update(id, Stores.to(SessionStatus.PLANNING)))
            .isInstanceOf(StoreLockedException.class);
      }

      assertThat(locks).containsExactly(false);
      assertThat(waits.get(0)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void itIsToldWhenTheLockIsFreeAgain() {
      List<Boolean> free = new ArrayList<>();
      FileSessionRepository other = open(StoreListener.none());
      FileSessionRepository asking =
          open(
              new StoreListener() {
                @Override
                public void onLockWait(Duration waited, boolean taken) {
                  free.add(other.update(id, Stores.countingOne()).session().revision() == 3);
                }
              });

      asking.update(id, Stores.to(SessionStatus.PLANNING));

      assertThat(free).containsExactly(true);
    }

    @Test
    void whoOnlyReadsTakesNone() {
      store.find(id);
      store.query(SessionQuery.all());
      store.history(id);

      assertThat(locks).isEmpty();
    }
  }

  @Nested
  class EditsFromOutside {

    @Test
    void isToldByTheReaderThatRecordsItAndNoOther() {
      editAsPeer();

      store.find(id);
      store.find(id);
      open(new Listener()).find(id);

      assertThat(edits).containsExactly(store.history(id).get(1));
      assertThat(edits.get(0).type()).isEqualTo(SessionEvent.Type.EXTERNAL_EDIT);
    }

    @Test
    void isToldByTheChangeThatRecordsIt() {
      editAsPeer();

      store.update(id, Stores.countingOne());
      store.update(id, Stores.countingOne());

      assertThat(edits).containsExactly(store.history(id).get(1));
    }

    @Test
    void isNotToldWhereTheChangeThatMetItIsRefused() {
      editAsPeer();

      assertThatThrownBy(() -> store.update(id, Stores.to(SessionStatus.COMPLETED)))
          .isInstanceOf(IllegalTransitionException.class);

      assertThat(edits).isEmpty();
      store.find(id);
      assertThat(edits).hasSize(1);
    }

    @Test
    void isToldByTheImportThatRecordsIt(@TempDir Path other) throws Exception {
      editAsPeer();
      // The same edit, seen and built upon elsewhere.
      Path folder = Files.createDirectories(new StoreLayout(other).folder(id));
      for (String file : List.of(StoreLayout.METADATA, StoreLayout.HISTORY)) {
        Files.copy(new StoreLayout(root).folder(id).resolve(file), folder.resolve(file));
      }
      FileSessionRepository elsewhere = new FileSessionRepository(other);
      elsewhere.update(id, Stores.countingOne());
      SessionRecord record = elsewhere.record(id).orElseThrow();

      store.advance(record);

      assertThat(edits).containsExactly(record.history().get(1));
      assertThat(store.history(id)).isEqualTo(record.history());
    }
  }

  @Nested
  class OneThatThrows {

    @Test
    void breaksNoChangeAndNoRead() {
      FileSessionRepository broken = open(new Throwing());
      editAsPeer();

      assertThat(broken.find(id).orElseThrow().revision()).isEqualTo(2);
      assertThat(broken.update(id, Stores.countingOne()).session().revision()).isEqualTo(3);
      assertThat(broken.history(id)).hasSize(3);
    }

    @Test
    void hidesNoError() {
      FileSessionRepository broken = open(new Throwing());

      assertThatThrownBy(() -> broken.update(id, Stores.to(SessionStatus.COMPLETED)))
          .isInstanceOf(IllegalTransitionException.class);
    }
  }
}
