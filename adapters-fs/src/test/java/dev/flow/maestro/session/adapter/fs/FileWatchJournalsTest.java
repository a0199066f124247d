package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.port.WatchJournal;
import dev.flow.maestro.session.application.port.WatchJournals;
import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.application.port.WatchTrack;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnknownCursorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of watches in files: what they give back, and when they refuse to. */
class FileWatchJournalsTest {

  private static final SessionId ID = new SessionId(new UUID(1, 2));
  private static final SessionId OTHER = new SessionId(new UUID(3, 4));

  @TempDir Path root;

  private WatchJournals journals;
  private Path folder;

  @BeforeEach
  void journals() {
    journals = new FileWatchJournals(root);
    folder = new StoreLayout(root).watches();
  }

  private static WatchPlace at(long revision) {
    return new WatchPlace(revision, Stores.NOW, true, false);
  }

  private List<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  private String written() {
    try (WatchJournal journal = journals.begin("all", Map.of(ID, at(4)))) {
      journal.note(ID, at(5), true);
      journal.note(OTHER, at(1), false);
      return journal.note(ID, at(6), true);
    }
  }

  private static String cursor(String other, int number) {
    return other.substring(0, other.indexOf('.') + 1) + number;
  }

  private void assertUnknown(String cursor) {
    assertThatThrownBy(() -> journals.after(cursor))
        .isInstanceOf(UnknownCursorException.class)
        .hasMessageContaining("is unknown or expired");
  }

  @Test
  void givesThePositionBehindEachCursor() {
    String last = written();

    try (WatchJournal first = journals.after(cursor(last, 0))) {
      assertThat(first.position()).isEqualTo(Map.of(ID, at(4)));
    }
    try (WatchJournal middle = journals.after(cursor(last, 1))) {
      assertThat(middle.position()).isEqualTo(Map.of(ID, at(5), OTHER, at(1)));
    }
    try (WatchJournal end = journals.after(last)) {
      assertThat(end.position()).isEqualTo(Map.of(ID, at(6), OTHER, at(1)));
      assertThat(end.scope()).isEqualTo("all");
      assertThat(end.cursor()).isEqualTo(last);
    }
  }

  @Test
  void goesOnInTheSameFileAtItsEndAndElsewhereInAnother() throws IOException {
    String last = written();
    String next;
    try (WatchJournal end = journals.after(last);
        WatchJournal another = journals.after(last)) {
      next = end.note(ID, at(7), true);
      assertThat(next).isEqualTo(cursor(last, 3));
      assertThat(another.note(ID, at(8), true)).doesNotStartWith(cursor(last, 0));
    }
    try (WatchJournal middle = journals.after(last)) {
      assertThat(middle.position()).containsEntry(ID, at(6));
      assertThat(middle.cursor()).isNotEqualTo(last);
    }
    try (WatchJournal end = journals.after(next)) {
      assertThat(end.position()).containsEntry(ID, at(7));
    }
    assertThat(files(".journal")).hasSize(3);
    assertThat(files(".tmp")).isEmpty();
  }

  @Test
  void knowsNoCursorThatItNeverGave() {
    String last = written();

    assertUnknown(cursor(last, 3));
    assertUnknown("0123456789abcdef.0");
    assertUnknown("../../../x.0");
    assertUnknown(last + "0000000000000000000000");
  }

  @Test
  void boundsTheFileAndForgetsTheOldestCursors() throws IOException {
    String last = "";
    try (WatchJournal journal = journals.begin("all", Map.of())) {
      for (int n = 1; n <= 2 * WatchTrack.KEPT + 5; n++) {
        last = journal.note(ID, at(n), true);
      }
    }

    assertUnknown(cursor(last, WatchTrack.KEPT - 1));
    try (WatchJournal oldest = journals.after(cursor(last, WatchTrack.KEPT))) {
      assertThat(oldest.position()).containsEntry(ID, at(WatchTrack.KEPT));
    }
    assertThat(Files.size(folder.resolve(last.substring(0, 16) + ".journal")))
        .isLessThan(2_000_000);
  }

  @Test
  void theNextWatchRemovesWhatNobodyUsedForAWeekAndNothingInUse() throws IOException {
    String old = written();
    String young = written();
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(8)));
    try (WatchJournal inUse = journals.begin("all", Map.of())) {
      String used = inUse.note(ID, at(1), true);
      for (Path file : files("")) {
        if (!file.toString().contains(young.substring(0, 16))) {
          Files.setLastModifiedTime(file, longAgo);
        }
      }
      journals.begin("all", Map.of()).close();

      assertUnknown(old);
      for (String known : List.of(young, used)) {
        journals.after(known).close();
      }
    }
  }

  @Test
  void aLineThatWasCutWasNeverHandedOut() throws IOException {
    String last = written();
    Path file = files(".journal").get(0);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 3));

    assertUnknown(last);
    try (WatchJournal cut = journals.after(cursor(last, 1))) {
      assertThat(cut.cursor()).doesNotStartWith(last.substring(0, 16));
    }
  }

  @Test
  void damageIsToldWithItsPlace() throws IOException {
    String last = written();
    Path file = files(".journal").get(0);
    byte[] content = Files.readAllBytes(file);
    for (int place = 0; place < content.length - 1; place += 7) {
      byte[] damaged = content.clone();
      damaged[place] ^= 1;
      Files.write(file, damaged);

      assertThatExceptionOfType(UnknownCursorException.class)
          .as("byte %d", place)
          .isThrownBy(() -> journals.after(last))
          .withMessageContaining(file + ": line ");
    }
  }

  @Test
  void aJournalOfAnEarlierRunOfTheSystemIsNotWrittenOn() throws IOException {
    String last = written();
    Path file = files(".journal").get(0);
    Files.write(
        file,
        WatchForm.bytes(new WatchTrack("all", Map.of(ID, at(4)), 2), "another-run"),
        StandardOpenOption.TRUNCATE_EXISTING);

    try (WatchJournal journal = journals.after(last)) {
      assertThat(journal.position()).containsEntry(ID, at(4));
      assertThat(journal.cursor()).doesNotStartWith(last.substring(0, 16));
    }
  }

  @Test
  void nothingIsWrittenThroughALink(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(folder.getParent());
    Files.createSymbolicLink(folder, elsewhere);

    assertThatThrownBy(() -> journals.begin("all", Map.of()))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaid() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "a file");

    assertThatThrownBy(() -> journals.begin("all", Map.of()))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void anInterruptDisturbsNothing() {
    Thread.currentThread().interrupt();
    String last;
    try (WatchJournal journal = journals.begin("all", Map.of())) {
      last = journal.note(ID, at(1), true);
    }
    assertThat(Thread.interrupted()).isTrue();

    journals.after(last).close();
  }
}
