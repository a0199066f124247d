package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that was read and that nobody wrote since is not read again. */
class UnchangedSessionTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir Path root;

  private FileSessionRepository store;
  private StoreLayout layout;
  private SessionRevision first;
  private SessionId id;

  @BeforeEach
  void aSessionThatWasWrittenLongAgoAndRead() throws IOException {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
    first = aSession().asking("Build it").revision();
    id = first.session().id();
    store.create(first);
    age();
    assertThat(store.find(id)).contains(first.session());
  }

  private void age() throws IOException {
    Files.setLastModifiedTime(layout.metadata(id), LONG_AGO);
    Files.setLastModifiedTime(layout.history(id), LONG_AGO);
  }

  private void spoilDocument() throws IOException {
    Path document = layout.metadata(id);
    Files.write(document, new byte[(int) Files.size(document)]);
  }

  @Test
  void itsFilesAreNotRead() throws IOException {
    spoilDocument();
    age();

    assertThat(store.find(id)).contains(first.session());
    assertThatThrownBy(() -> new FileSessionRepository(root).find(id))
        .isInstanceOf(UnreadableSessionException.class);
  }

  @Test
  void whatIsWrittenWithTheSameSizeIsRead() throws IOException {
    spoilDocument();

    assertThatThrownBy(() -> store.find(id)).isInstanceOf(UnreadableSessionException.class);
  }

  @Test
  void anotherFileOfTheSameSizeAndTimeIsRead() throws IOException {
    Path document = layout.metadata(id);
    Path other = document.resolveSibling("other");
    Files.writeString(other, Files.readString(document).replace("Build it", "Break it"));
    Files.setLastModifiedTime(other, LONG_AGO);
    Files.delete(document);
    Files.move(other, document);

    assertThat(store.find(id).map(Session::featureRequest)).contains("Break it");
  }

  @Test
  void aChangeOfAnotherInstanceIsSeenAtOnce() {
    SessionRevision next = new FileSessionRepository(root).update(id, Stores.countingOne());

    assertThat(store.find(id)).contains(next.session());
  }

  @Test
  void aRevisionThatOnlyTheHistoryTellsIsSeen() throws IOException {
    String document = Files.readString(layout.metadata(id));
    store.update(id, Stores.countingOne());
    store.update(id, Stores.countingOne());
    Files.writeString(layout.metadata(id), document);
    Session recorded = new FileSessionRepository(root).find(id).orElseThrow();
    age();

    assertThat(recorded.revision()).isEqualTo(4);
    assertThat(store.find(id)).contains(recorded);
  }

  @Test
  void aDeletedSessionIsNotThere() {
    new FileSessionRepository(root).delete(id);

    assertThat(store.find(id)).isEmpty();
  }

  @Test
  void aLinkInPlaceOfItsFolderIsRefused(@TempDir Path outside) throws IOException {
    Path moved = outside.resolve("moved");
    Files.move(layout.folder(id), moved);
    Files.createSymbolicLink(layout.folder(id), moved);

    assertThatThrownBy(() -> store.find(id)).isInstanceOf(UnreadableSessionException.class);
  }

  @Test
  void whatWasWrittenJustNowHasNoStamp() throws IOException {
    assertThat(FilesStamp.of(layout, id)).isPresent();

    Files.setLastModifiedTime(layout.history(id), FileTime.from(Instant.now()));

    assertThat(FilesStamp.of(layout, id)).isEmpty();
  }

  @Test
  void noMoreAreKnownThanThereIsRoomFor() {
    KnownSessions known = new KnownSessions();
    FilesStamp stamp = FilesStamp.of(layout, id).orElseThrow();
    known.put(id, stamp, first.session());
    for (int others = 0; others < KnownSessions.MOST; others++) {
      Session other = aSession().build();
      known.put(other.id(), stamp, other);
    }

    assertThat(known.get(id, stamp)).isEmpty();
  }

  @Test
  void aLongDocumentIsNotKept() {
    KnownSessions known = new KnownSessions();
    FilesStamp.OfFile file = new FilesStamp.OfFile("key", KnownSessions.LONGEST, LONG_AGO);
    FilesStamp.OfFile longer = new FilesStamp.OfFile("key", KnownSessions.LONGEST + 1, LONG_AGO);

    known.put(id, new FilesStamp(file, file), first.session());
    assertThat(known.get(id, new FilesStamp(file, file))).isEqualTo(Optional.of(first.session()));

    known.put(id, new FilesStamp(longer, file), first.session());
    assertThat(known.get(id, new FilesStamp(longer, file))).isEmpty();
  }
}
