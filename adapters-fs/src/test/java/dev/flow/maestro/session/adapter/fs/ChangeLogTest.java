package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who believes the log of changes misses none, whoever makes it, and looks at nothing else. */
class ChangeLogTest extends LoggedStore {

  private long records() throws IOException {
    return (Files.size(layout.changes()) - ChangeLogFormat.HEADER) / ChangeLogFormat.RECORD;
  }

  @Nested
  class AStore {

    @Test
    void hasNoLogUnlessSomebodyAsks() throws IOException {
      indexed(3);

      store.query(ALL);

      assertThat(layout.changes()).doesNotExist();
    }

    @Test
    void hasNoneWhereItIsSmall() throws IOException {
      FileSessionRepository usual = new FileSessionRepository(root, believing());
      given(aSession());

      usual.query(ALL);

      assertThat(layout.caches()).doesNotExist();
    }

    @Test
    void hasALogThatIsNoLeftoverOrSecret() throws IOException {
      believed(2);

      assertThat(store.inspect(Inspection.looking()).findings()).isEmpty();
      assertThat(Files.getPosixFilePermissions(layout.changes()))
          .isEqualTo(Files.getPosixFilePermissions(layout.lock(ids(ALL).get(0))));
    }

    @Test
    void isNotLookedAtWhereTheLogTellsOfNothing() throws IOException {
      SessionId id = believed(3).get(1);

      failInSecret(id);

      // So that the tests here test something.
      assertThat(ids(FAILED)).isEmpty();
      assertThat(openBelieving(root).query(FAILED).sessions()).isEmpty();
      assertThat(store.query(FAILED).sessions()).hasSize(1);
    }

    @Test
    void tellsOfWhatHasNoIdEachTime() throws IOException {
      SessionId id = believed(2).get(1);
      Files.createDirectory(layout.sessions().resolve("copy"));
      Files.copy(layout.metadata(id), layout.sessions().resolve("copy/metadata.json"));
      Files.delete(layout.index());

      for (int i = 0; i < 3; i++) {
        assertThat(believer.query(FAILED).unreadable())
            .extracting(UnreadableRecord::name)
            .containsExactly("copy");
      }
    }

    @Test
    void tellsOfWhatCannotBeReadEachTime() throws IOException {
      List<SessionId> ids = believed(3);
      telling(layout, ids.get(0), () -> Files.writeString(layout.metadata(ids.get(0)), "{"));

      for (int i = 0; i < 3; i++) {
        store.update(ids.get(1), Stores.countingOne());
        assertThat(believer.query(FAILED).unreadable())
            .extracting(UnreadableRecord::name)
            .containsExactly(ids.get(0).toString());
      }
    }
  }

  @Nested
  class AChange {

    @Test
    void isToldWhateverKindItIs() throws IOException {
      SessionId id = believed(3).get(1);
      store.update(id, Stores.to(SessionStatus.FAILED));
      assertThat(ids(FAILED)).containsExactly(id);

      SessionId created = given(aSession().withStatus(SessionStatus.FAILED)).id();
      assertThat(ids(FAILED)).containsExactlyInAnyOrder(id, created);

      store.delete(id);
      assertThat(ids(FAILED)).containsExactly(created);

      TrashEntry entry = store.trash().take(created, Stores.NOW);
      assertThat(ids(FAILED)).isEmpty();
      store.trash().restore(entry);
      assertThat(ids(FAILED)).containsExactly(created);

      SessionRecord record = store.record(created).orElseThrow();
      store.delete(created);
      assertThat(ids(FAILED)).isEmpty();
      store.land(record);
      assertThat(ids(FAILED)).containsExactly(created);
      assertHidesNothing("in the end");
      assertThat(believes()).isTrue();
    }

    @Test
    void isToldWhenItComesFromElsewhereOneAfterAnother(@TempDir Path elsewhere) throws IOException {
      SessionId id = believed(2).get(1);
      FileSessionRepository other = new FileSessionRepository(elsewhere);
      other.land(store.record(id).orElseThrow());
      other.update(id, Stores.to(SessionStatus.FAILED));

      store.advance(other.record(id).orElseThrow());

      assertThat(ids(FAILED)).containsExactly(id);
    }

    @Test
    void fromOutsideIsToldByWhoFindsIt() throws IOException {
      SessionId id = believed(2).get(1);
      failInSecret(id);

      store.find(id);

      assertThat(ids(FAILED)).containsExactly(id);
    }

    @Test
    void isToldTwice() throws IOException {
      SessionId id = believed(2).get(1);
      long before = records();

      store.update(id, Stores.countingOne());
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  store.update(
                      id,
                      session -> {
                        throw new IllegalStateException();
                      }));

      assertThat(records()).isEqualTo(before + 4);
      assertThat(store.inspect(Inspection.looking()).findings()).isEmpty();
      assertThat(records()).isEqualTo(before + 4);
    }

    @Test
    void isSeenThoughItsWriterCrashedBeforeItsEnd() throws IOException {
      SessionId id = believed(3).get(1);
      store.update(id, Stores.to(SessionStatus.FAILED));
      dropLastRecord();

      assertThat(ids(FAILED)).containsExactly(id);
      assertHidesNothing("after the crash");
    }

    @Test
    void isSeenThoughTheIndexWasMadeInItsMiddle() throws IOException {
      SessionId changed = changedAfterAnIndexWasMade();

      assertThat(ids(FAILED)).containsExactly(changed);
      assertHidesNothing("after the change");
    }

    @Test
    void isSeenThoughTheIndexWasMadeInItsMiddleAndItsWriterCrashed() throws IOException {
      SessionId changed = changedAfterAnIndexWasMade();
      dropLastRecord();

      assertThat(ids(FAILED)).containsExactly(changed);
      assertHidesNothing("after the crash");
    }

    private SessionId changedAfterAnIndexWasMade() throws IOException {
      List<SessionId> ids = believed(3);
      SessionId changed = ids.get(0);
      return telling(
          layout,
          changed,
          () -> {
            for (SessionId other : ids.subList(1, 3)) {
              store.update(other, Stores.countingOne());
              Stamp index = Stamp.of(layout.index()).orElseThrow();
              assertThat(ids(FAILED)).isEmpty();
              assertThat(Stamp.of(layout.index())).isNotEqualTo(Optional.of(index));
            }
            failInSecret(changed);
            return changed;
          });
    }

    @Test
    void isSeenThoughEverythingWasLookedAtInItsMiddleAndItsWriterCrashed() throws IOException {
      List<SessionId> ids = believed(3);
      SessionId changed = ids.get(0);
      SessionRevision created = aSession().withStatus(SessionStatus.FAILED).revision();
      SessionId createdId = created.session().id();
      telling(
          layout,
          changed,
          () ->
              telling(
                  layout,
                  createdId,
                  () -> {
                    settle();
                    Files.delete(layout.index());
                    store.query(ALL);
                    assertThat(believes()).isTrue();
                    assertThat(ids(FAILED)).isEmpty();
                    failInSecret(changed);
                    Path folder = Files.createDirectory(layout.folder(createdId));
                    ChangeWriter.stage(folder, created, layout.files());
                    return folder;
                  }));
      dropLastRecord();
      dropLastRecord();

      assertThat(ids(FAILED)).containsExactlyInAnyOrder(changed, createdId);
      assertHidesNothing("after two crashes");
    }

    @Test
    void isSeenThoughItBeganBeforeTheLogWasMade() throws IOException {
      SessionId id = given(aSession().withStatus(SessionStatus.PAUSED)).id();
      given(aSession());
      store.update(
          id,
          session -> {
            for (int i = 0; i < 3; i++) {
              assertThat(believer.query(FAILED).sessions()).isEmpty();
            }
            assertThat(layout.changes()).exists();
            return Stores.to(SessionStatus.FAILED).next(session);
          });

      assertThat(ids(FAILED)).containsExactly(id);
      believe();
    }

    @Test
    void isSeenThoughItsLogWasRemovedMeanwhile() throws IOException {
      SessionId id = believed(3).get(1);
      store.update(
          id,
          session -> {
            removeLog();
            for (int i = 0; i < 3; i++) {
              assertThat(believer.query(FAILED).sessions()).isEmpty();
            }
            assertThat(layout.changes()).exists();
            return Stores.to(SessionStatus.FAILED).next(session);
          });

      assertThat(ids(FAILED)).containsExactly(id);
      believe();
    }

    private void removeLog() {
      Trash.remove(layout.changes());
    }

    @Test
    void ofASessionThatGoesLeavesNothingInTheIndex() throws IOException {
      believed(2);
      for (int i = 0; i < 5; i++) {
        SessionId id = given(aSession()).id();
        believer.query(ALL);
        store.delete(id);
        believer.query(ALL);
      }
      assertThat(covered()).isEqualTo(2);
      try (SessionIndex index = SessionIndex.open(layout.index()).orElseThrow()) {
        assertThat(index.count()).isEqualTo(2);
      }
    }
  }
}
