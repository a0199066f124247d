package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Repair;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the log of changes, queries find what is there. */
class ChangeLogDamageTest extends LoggedStore {

  private byte[] index = new byte[0];
  private byte[] log = new byte[0];
  private SessionId changed = new SessionId(new UUID(0, 1));
  private QueryResult expected = new QueryResult(List.of(), List.of());

  /** A log that tells of a change of which the index does not know. */
  private void damagedLater() throws IOException {
    changed = believed(3).get(1);
    index = Files.readAllBytes(layout.index());
    store.update(changed, Stores.to(SessionStatus.FAILED));
    log = Files.readAllBytes(layout.changes());
    Files.createLink(root.resolve("kept"), layout.changes());
    expected = everything(FAILED);
    assertThat(expected.sessions()).hasSize(1);
  }

  /** By who has read nothing of the log so far. */
  private void assertNobodyMinds(byte[] damaged, String what) throws IOException {
    Files.write(layout.index(), index);
    // The same file again, or it would count as a copy.
    Files.deleteIfExists(layout.changes());
    Files.createLink(layout.changes(), root.resolve("kept"));
    overwrite(damaged);
    FileSessionRepository fresh = openBelieving(root);
    assertThat(fresh.query(FAILED)).as(what).isEqualTo(expected);
    assertThat(fresh.query(FAILED)).as(what + ", then").isEqualTo(expected);
  }

  @Test
  void aLogThatIsWholeIsBelieved() throws IOException {
    damagedLater();
    assertNobodyMinds(log, "whole");
    failInSecret(store.query(PAUSED).sessions().get(0).id());

    // So that the tests here test something.
    assertNobodyMinds(log, "whole");
  }

  @Test
  void aByteThatIsAnother() throws IOException {
    damagedLater();
    for (int at = 0; at < log.length; at++) {
      byte[] damaged = log.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      if (at >= log.length - 2 * ChangeLogFormat.RECORD) {
        // In both records of the change, or the other one still tells of it.
        int other = at + ChangeLogFormat.RECORD;
        damaged[other < log.length ? other : at - ChangeLogFormat.RECORD] ^= (byte) (1 << (at % 8));
      }
      assertNobodyMinds(damaged, "flipped at " + at);
    }
  }

  @Test
  void aFileThatIsCutBeforeWhatTheIndexKnows() throws IOException {
    damagedLater();
    int known = log.length - 2 * ChangeLogFormat.RECORD;
    for (int length = 0; length < known; length += 3) {
      assertNobodyMinds(Arrays.copyOf(log, length), "cut at " + length);
    }
  }

  @Test
  void aRecordThatIsCut() throws IOException {
    damagedLater();
    for (int length = log.length - 1; length % ChangeLogFormat.RECORD != 0; length--) {
      assertNobodyMinds(Arrays.copyOf(log, length), "cut at " + length);
    }
  }

  @Test
  void recordsThatAreZeroOrOfAnotherLog() throws IOException {
    damagedLater();
    byte[] zeros = log.clone();
    Arrays.fill(
        zeros,
        log.length - 2 * ChangeLogFormat.RECORD,
        log.length - ChangeLogFormat.RECORD,
        (byte) 0);
    assertNobodyMinds(zeros, "zeros");
    byte[] others = log.clone();
    byte[] record =
        ChangeLogFormat.record(
            ByteBuffer.wrap(log).getLong(16) + 2, changed, ChangeLogFormat.Step.END);
    System.arraycopy(record, 0, others, log.length - record.length, record.length);
    assertNobodyMinds(others, "of another log");
  }

  @Test
  void aFileThatIsCutBehindThoseWhoReadFurther() throws IOException {
    damagedLater();
    // Not made anew, so that what was read is kept.
    FileSessionRepository slow =
        new FileSessionRepository(
            root, believing(), new IndexPolicy(0, 10, EAGER.settling(), Duration.ofDays(1)));
    Files.write(layout.index(), index);
    assertThat(slow.query(FAILED)).isEqualTo(expected);

    overwrite(Arrays.copyOf(log, log.length - 2 * ChangeLogFormat.RECORD));

    assertThat(slow.query(FAILED)).isEqualTo(expected);
  }

  @Test
  void aLogThatIsReadyOnlyInPart() throws IOException {
    damagedLater();
    byte[] damaged = log.clone();
    Arrays.fill(damaged, ChangeLogFormat.READY, ChangeLogFormat.HEADER, (byte) 0);
    assertNobodyMinds(damaged, "not ready");
  }

  @Test
  void whatIsWrittenToADamagedLogIsWritten() throws IOException {
    damagedLater();
    for (byte[] damaged : List.of(new byte[0], new byte[100], Arrays.copyOf(log, 40))) {
      overwrite(damaged);

      store.update(changed, Stores.countingOne());

      assertThat(layout.changes()).doesNotExist();
      assertHidesNothing("after it was removed");
    }
  }

  @Test
  void isToldByTheDoctorAndMended() throws IOException {
    damagedLater();
    byte[] damaged = log.clone();
    damaged[log.length - 1] ^= 1;
    overwrite(damaged);

    assertThat(store.inspect(Inspection.looking()).findings())
        .extracting(Finding::location)
        .containsExactly(layout.changes().toString());
    assertThat(store.inspect(Inspection.repairing()).findings())
        .extracting(Finding::repair)
        .containsExactly(Repair.DONE);
    assertThat(layout.changes()).doesNotExist();
    assertHidesNothing("after it was mended");
  }

  @Test
  void ofAnotherVersionIsNoDamage() throws IOException {
    damagedLater();
    byte[] newer = log.clone();
    ByteBuffer.wrap(newer).putInt(8, ChangeLogFormat.VERSION + 1);
    overwrite(newer);

    assertThat(store.inspect(Inspection.looking()).findings()).isEmpty();
    assertNobodyMinds(newer, "of another version");
  }
}
