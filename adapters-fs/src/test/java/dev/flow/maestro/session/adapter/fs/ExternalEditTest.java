package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalEditTest {

  private static final String PEERS = "96270614-bd3e-4200-a1da-0bdc34a2b3cd";

  @TempDir Path root;

  private FileSessionRepository store;
  private StoreLayout layout;

  @BeforeEach
  void open() {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
  }

  @Nested
  class OfASessionOfOurs {

    private SessionId id;
    private Path metadata;

    @BeforeEach
    void create() {
      id = Stores.create(store, aSession().asking("Build it").revision());
      store.update(id, Stores.to(SessionStatus.PLANNING));
      metadata = layout.metadata(id);
    }

    @Test
    void isTheNextRevision() throws IOException {
      Stores.editAsPeer(metadata, "\"planning\"", "\"generating_tasks\"");

      assertThat(Stores.require(store, id).revision()).isEqualTo(3);
      assertThat(Stores.require(store, id).status()).isEqualTo(SessionStatus.GENERATING_TASKS);
      assertThat(store.query(SessionQuery.all()).sessions())
          .singleElement()
          .satisfies(session -> assertThat(session.revision()).isEqualTo(3));
    }

    @Test
    void isTheSameRevisionHoweverOftenItIsRead() throws IOException {
      Stores.editAsPeer(metadata, "Build it", "Build that");

      assertThat(Stores.require(store, id).revision()).isEqualTo(3);
      assertThat(Stores.require(store, id).revision()).isEqualTo(3);
      assertThat(store.history(id)).hasSize(3);
    }

    @Test
    void isToldByTheHistory() throws IOException {
      Stores.editAsPeer(metadata, "\"planning\"", "\"paused\"");

      assertThat(store.history(id))
          .extracting(SessionEvent::type)
          .containsExactly(
              SessionEvent.Type.CREATED,
              SessionEvent.Type.TRANSITIONED,
              SessionEvent.Type.EXTERNAL_EDIT);
      assertThat(store.history(id).get(2).from()).contains(SessionStatus.PLANNING);
      assertThat(store.history(id).get(2).to()).isEqualTo(SessionStatus.PAUSED);
    }

    @Test
    void isKeptByTheNextChange() throws IOException {
      Stores.editAsPeer(metadata, "\"total_tasks\": 0", "\"total_tasks\": 8");

      store.update(id, Stores.countingOne());

      assertThat(Stores.require(store, id).revision()).isEqualTo(4);
      assertThat(Stores.require(store, id).statistics().totalTasks()).isEqualTo(8);
      assertThat(Stores.require(store, id).statistics().completedTasks()).isEqualTo(1);
      assertThat(store.history(id))
          .extracting(SessionEvent::revision)
          .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void isAConflictForWhoExpectsTheRevisionBefore() throws IOException {
      Stores.editAsPeer(metadata, "Build it", "Build that");

      assertThatThrownBy(
              () ->
                  store.update(
                      id,
                      session -> {
                        Expectation.revision(2).requireMetBy(session);
                        return Stores.countingOne().apply(session);
                      }))
          .isInstanceOf(SessionConflictException.class);
    }

    @Test
    void neverGivesTheRevisionThatWasReadToAnotherContent() throws IOException {
      Stores.editAsPeer(metadata, "Build it", "Build that");
      long read = Stores.require(store, id).revision();

      Stores.editAsPeer(metadata, "Build that", "Build more");

      assertThat(Stores.require(store, id).revision()).isEqualTo(read + 1);
    }

    @Test
    void thatKeepsOurRevisionIsNoticedAllTheSame() throws IOException {
      Files.writeString(metadata, Files.readString(metadata).replace("Build it", "Build that"));

      assertThat(Stores.require(store, id).revision()).isEqualTo(3);
      assertThat(store.history(id).get(2).type()).isEqualTo(SessionEvent.Type.EXTERNAL_EDIT);
    }

    @Test
    void doesNotBringBackMembersThatThePeerDropped() throws IOException {
      Files.writeString(
          metadata, Files.readString(metadata).replaceFirst("\\{", "{\"ticket\": \"A-1\","));
      store.update(id, Stores.countingOne());
      assertThat(metadata).content().contains("\"ticket\": \"A-1\"");

      Stores.editAsPeer(metadata, ",\n  \"ticket\": \"A-1\"", "");
      store.update(id, Stores.countingOne());

      assertThat(metadata).content().doesNotContain("ticket");
    }

    @Test
    void withAnOlderTimeTakesNoTimeBack() throws IOException {
      String document = Files.readString(metadata);
      Stores.editAsPeer(
          metadata,
          document.replaceFirst("(?s).*\"updated_at\": \"([^\"]*)\".*", "$1"),
          "2026-01-01T00:00:00.000000Z");

      assertThat(Stores.require(store, id).updatedAt()).contains(Stores.NOW);
      assertThat(Stores.require(store, id).updatedAt()).contains(Stores.NOW);
      store.update(id, Stores.countingOne());
      assertThat(store.history(id))
          .extracting(SessionEvent::at)
          .isSorted()
          .endsWith(Stores.NOW, Stores.NOW, Stores.NOW);
    }

    @Test
    void thatIsUndoneIsOneMoreRevision() throws IOException {
      Stores.editAsPeer(metadata, "Build it", "Build that");
      String first = Files.readString(metadata);
      store.find(id);
      Stores.editAsPeer(metadata, "Build that", "Build more");
      assertThat(Stores.require(store, id).revision()).isEqualTo(4);

      Files.writeString(metadata, first);

      assertThat(Stores.require(store, id).revision()).isEqualTo(5);
      assertThat(store.history(id)).hasSize(5);
    }

    @Test
    void afterAChangeThatFailedFollowsTheRevisionBefore() throws IOException {
      Path inTheWay = layout.folder(id).resolve("metadata.json.tmp").resolve("in the way");
      Files.createDirectories(inTheWay);
      assertThatThrownBy(() -> store.update(id, Stores.to(SessionStatus.PAUSED)))
          .isInstanceOf(StoreUnavailableException.class);
      Files.delete(inTheWay);
      Files.delete(inTheWay.getParent());

      Stores.editAsPeer(metadata, "Build it", "Build that");

      assertThat(store.history(id))
          .extracting(SessionEvent::type)
          .containsExactly(
              SessionEvent.Type.CREATED,
              SessionEvent.Type.TRANSITIONED,
              SessionEvent.Type.EXTERNAL_EDIT);
      assertThat(Stores.require(store, id).revision()).isEqualTo(3);
    }

    @Test
    void whileAChangeIsDecidedIsKeptAndTheChangeDecidedAnew() {
      List<Long> seen = new ArrayList<>();

      store.update(
          id,
          session -> {
            seen.add(session.revision());
            if (seen.size() == 1) {
              Stores.editAsPeerUnchecked(metadata, "\"total_tasks\": 0", "\"total_tasks\": 8");
            }
            return Stores.countingOne().apply(session);
          });

      assertThat(seen).containsExactly(2L, 3L);
      assertThat(Stores.require(store, id).statistics().totalTasks()).isEqualTo(8);
      assertThat(Stores.require(store, id).statistics().completedTasks()).isEqualTo(1);
      assertThat(store.history(id))
          .extracting(SessionEvent::type)
          .endsWith(SessionEvent.Type.EXTERNAL_EDIT, SessionEvent.Type.UPDATED);
    }

    @Test
    void withoutAnEndIsAnErrorThatChangesNothing() throws IOException {
      AtomicInteger edits = new AtomicInteger();

      assertThatThrownBy(
              () ->
                  store.update(
                      id,
                      session -> {
                        int n = edits.getAndIncrement();
                        Stores.editAsPeerUnchecked(
                            metadata, "\"total_tasks\": " + n, "\"total_tasks\": " + (n + 1));
                        return Stores.countingOne().apply(session);
                      }))
          .isInstanceOf(StoreUnavailableException.class)
          .message()
          .contains("another program");

      assertThat(edits.get()).isBetween(2, 1000);
      assertThat(Stores.require(store, id).statistics().completedTasks()).isZero();
      assertThat(Stores.require(store, id).statistics().totalTasks()).isEqualTo(edits.get());
    }

    @Test
    void isReadWhereTheHistoryIsLost() throws IOException {
      Files.delete(layout.history(id));

      assertThat(Stores.require(store, id).revision()).isEqualTo(2);
      assertThat(store.history(id))
          .singleElement()
          .satisfies(event -> assertThat(event.revision()).isEqualTo(2));
    }
  }

  @Nested
  class ThatCreatedASession {

    @Test
    void isTheFirstRevision() throws IOException {
      SessionId id = Stores.placePeerSession(root, PEERS);

      assertThat(Stores.require(store, id).revision()).isEqualTo(1);
      assertThat(store.history(id))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.type()).isEqualTo(SessionEvent.Type.EXTERNAL_EDIT);
                assertThat(event.revision()).isEqualTo(1);
                assertThat(event.from()).isEmpty();
                assertThat(event.to()).isEqualTo(SessionStatus.PLANNING);
              });
    }

    @Test
    void leavesTheDocumentAloneUntilItIsChanged() throws IOException {
      SessionId id = Stores.placePeerSession(root, PEERS);
      String before = Files.readString(layout.metadata(id));

      store.find(id);
      store.history(id);
      store.query(SessionQuery.all());

      assertThat(layout.metadata(id)).hasContent(before);
    }

    @Test
    void isFollowedByOurChanges() throws IOException {
      SessionId id = Stores.placePeerSession(root, PEERS);

      store.update(id, Stores.to(SessionStatus.GENERATING_TASKS));

      assertThat(Stores.require(store, id).revision()).isEqualTo(2);
      assertThat(store.history(id)).hasSize(2);
    }

    @Test
    void isReadFromAStoreThatCannotBeWritten() throws IOException {
      SessionId id = Stores.placePeerSession(root, PEERS);
      Set<PosixFilePermission> readOnly = PosixFilePermissions.fromString("r-xr-xr-x");
      // Root may write everywhere; a file where the folder of the locks should be stops it, too.
      Files.writeString(layout.locks(), "");
      Files.setPosixFilePermissions(layout.folder(id), readOnly);

      assertThat(Stores.require(store, id).revision()).isEqualTo(1);
      assertThat(layout.history(id)).doesNotExist();
    }
  }
}
