package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.ChangeLogFormat.Step;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which file is a log of changes that can be relied on, and which is none. */
class ChangeLogFileTest extends LoggedStore {

  @Test
  void ofAnotherRunOfTheSystemIsNone() throws IOException {
    SessionId id = believed(3).get(1);
    cutThePower();
    failInSecret(id);

    assertThat(ids(FAILED)).containsExactly(id);
    assertHidesNothing("after the power cut");
    believe();
  }

  @Test
  void ofAnotherRunOfTheSystemIsRemovedByAWriter() throws IOException {
    SessionId id = believed(3).get(1);
    cutThePower();

    store.update(id, Stores.to(SessionStatus.FAILED));

    assertThat(layout.changes()).doesNotExist();
    assertHidesNothing("without the log");
  }

  @Test
  void thatIsACopyIsNone() throws IOException {
    SessionId id = believed(3).get(1);
    Path copy = Files.copy(layout.changes(), layout.caches().resolve("copy"));
    Files.move(copy, layout.changes(), StandardCopyOption.REPLACE_EXISTING);
    failInSecret(id);

    assertThat(ids(FAILED)).containsExactly(id);
    believe();
  }

  @Test
  void thatCameInThePlaceOfAnotherIsNotTakenForIt() throws IOException {
    SessionId id = believed(3).get(1);
    Files.delete(layout.changes());
    store.update(id, Stores.to(SessionStatus.FAILED));
    new LogMaker(layout, new SessionLocks(layout, Duration.ZERO, StoreListener.none()), 0).make();

    assertThat(ids(FAILED)).containsExactly(id);
    assertThat(believes()).isTrue();
  }

  @Test
  void thatIsLargeIsMadeAnew() throws IOException {
    SessionId id = believed(3).get(1);
    long nonce = grow(id, ChangeLog.LARGE);
    failInSecret(id);

    assertThat(ids(FAILED)).containsExactly(id);

    believe();
    try (OpenLog log = OpenLog.of(layout.changes()).orElseThrow()) {
      assertThat(log.nonce()).isNotEqualTo(nonce);
    }
  }

  @Test
  void thatNobodyReadsAnyMoreIsRemovedByAWriter() throws IOException {
    SessionId id = believed(3).get(1);
    grow(id, 2 * ChangeLog.LARGE);

    store.update(id, Stores.countingOne());

    assertThat(layout.changes()).doesNotExist();
  }

  private long grow(SessionId id, long size) throws IOException {
    long nonce;
    try (OpenLog log = OpenLog.of(layout.changes()).orElseThrow()) {
      nonce = log.nonce();
    }
    byte[] block = new byte[Blocks.SIZE];
    for (int at = 0; at < block.length; at += ChangeLogFormat.RECORD) {
      System.arraycopy(
          ChangeLogFormat.record(nonce, id, Step.BEGIN), 0, block, at, ChangeLogFormat.RECORD);
    }
    try (FileChannel log = FileChannel.open(layout.changes(), StandardOpenOption.APPEND)) {
      while (log.size() < size) {
        Blocks.write(log, block);
      }
    }
    return nonce;
  }

  @Test
  void inWhosePlaceSomethingElseLiesIsNone() throws IOException {
    SessionId id = believed(3).get(1);
    Path elsewhere = Files.move(layout.changes(), root.resolve("log"));
    Files.createSymbolicLink(layout.changes(), elsewhere);
    store.update(id, Stores.to(SessionStatus.FAILED));
    assertHidesNothing("a link");
    believe();

    Files.delete(layout.changes());
    Files.createDirectory(layout.changes());
    store.update(id, Stores.countingOne());
    assertHidesNothing("a folder");
    assertThat(layout.changes()).isDirectory();
  }

  @Test
  void isNoneWhereTheFolderOfCachesIsAFile() throws IOException {
    SessionId id = believed(2).get(1);
    Files.move(layout.caches(), root.resolve("aside"));
    Files.writeString(layout.caches(), "a file");

    store.update(id, Stores.to(SessionStatus.FAILED));

    assertHidesNothing("a file in the place of the folder");
  }
}
