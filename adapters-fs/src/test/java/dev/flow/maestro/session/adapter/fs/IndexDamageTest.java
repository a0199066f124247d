package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in the place of the index, queries find what they find without one. */
class IndexDamageTest extends IndexedStore {

  private static final List<SessionQuery> QUERIES =
      List.of(
          SessionQuery.all().withStatus(SessionStatus.PAUSED),
          SessionQuery.all().limitedTo(2),
          SessionQuery.all().matching(SearchQuery.parse("zebra")).limitedTo(2));

  private List<QueryResult> expected = List.of();

  private byte[] damagedLater() throws IOException {
    given(aSession().withStatus(SessionStatus.PAUSED).asking("A zebra"));
    given(aSession().withStatus(SessionStatus.FAILED).asking("Zebra \u00e9 crossing"));
    given(aSession().withStatus(SessionStatus.PAUSED).asking("No \u79c1 such animal"));
    makeIndex();
    assertThat(covered()).isEqualTo(3);
    expected = results();
    return Files.readAllBytes(layout.index());
  }

  private List<QueryResult> results() {
    return QUERIES.stream().map(store::query).toList();
  }

  private void assertNobodyMinds(byte[] damaged, String what) throws IOException {
    // Each query by itself, since the first makes a new index.
    for (int i = 0; i < QUERIES.size(); i++) {
      Files.write(layout.index(), damaged);
      assertThat(store.query(QUERIES.get(i))).as(what).isEqualTo(expected.get(i));
    }
  }

  static void correctChecksum(byte[] index) {
    ByteBuffer bytes = ByteBuffer.wrap(index);
    bytes.putInt(20, 0);
    CRC32C checksum = new CRC32C();
    checksum.update(index, 0, IndexFormat.HEADER);
    int entries = bytes.getInt(16) * IndexFormat.ENTRY;
    checksum.update(index, index.length - entries, entries);
    bytes.putInt(20, (int) checksum.getValue());
  }

  @Test
  void theChecksumIsTheOneOfTheFormat() throws IOException {
    byte[] index = damagedLater();
    byte[] again = index.clone();
    correctChecksum(again);
    assertThat(again).isEqualTo(index);
  }

  @Test
  void aByteThatIsAnother() throws IOException {
    byte[] index = damagedLater();
    for (int at = 0; at < index.length; at++) {
      byte[] damaged = index.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      assertNobodyMinds(damaged, "flipped at " + at);
    }
  }

  @Test
  void aFileThatIsCut() throws IOException {
    byte[] index = damagedLater();
    for (int length = 0; length < index.length; length += 3) {
      assertNobodyMinds(Arrays.copyOf(index, length), "cut at " + length);
    }
    assertNobodyMinds(Arrays.copyOf(index, index.length + 1), "longer");
  }

  @Test
  void zerosAndGarbage() throws IOException {
    byte[] index = damagedLater();
    assertNobodyMinds(new byte[index.length], "zeros");
    Random random = new Random(20261125);
    for (int tries = 0; tries < 50; tries++) {
      byte[] garbage = index.clone();
      int from = random.nextInt(garbage.length);
      for (int at = from; at < garbage.length; at++) {
        garbage[at] = (byte) random.nextInt();
      }
      assertNobodyMinds(garbage, "garbage from " + from);
    }
    for (int from = 0; from < index.length; from += 8) {
      byte[] zeroed = index.clone();
      Arrays.fill(zeroed, from, zeroed.length, (byte) 0);
      assertNobodyMinds(zeroed, "zeros from " + from);
    }
  }

  @Test
  void numbersThatAreHuge() throws IOException {
    byte[] index = damagedLater();
    for (int number : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 24, 4}) {
      byte[] damaged = index.clone();
      ByteBuffer.wrap(damaged).putInt(16, number);
      assertNobodyMinds(damaged, "count " + number);
    }
    for (long number : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32}) {
      byte[] damaged = index.clone();
      ByteBuffer.wrap(damaged).putLong(24, number);
      assertNobodyMinds(damaged, "length of texts " + number);
    }
  }

  @Test
  void placesOfTextsThatAreAbsurdUnderARightChecksum() throws IOException {
    byte[] index = damagedLater();
    int entry = index.length - IndexFormat.ENTRY;
    for (long number : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, 60}) {
      byte[] damaged = index.clone();
      ByteBuffer.wrap(damaged).putLong(entry + IndexFormat.TEXT_OFFSET, number);
      correctChecksum(damaged);
      assertNobodyMinds(damaged, "offset " + number);
    }
    for (int number : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 5000, 1}) {
      byte[] damaged = index.clone();
      ByteBuffer.wrap(damaged).putInt(entry + IndexFormat.TEXT_LENGTH, number);
      correctChecksum(damaged);
      assertNobodyMinds(damaged, "length " + number);
    }
    byte[] damaged = index.clone();
    damaged[entry + IndexFormat.TEXT_FORM] = 77;
    correctChecksum(damaged);
    assertNobodyMinds(damaged, "form 77");
  }

  @Test
  void anotherVersionIsReplaced() throws IOException {
    byte[] index = damagedLater();
    byte[] later = index.clone();
    later[11]++;
    correctChecksum(later);
    assertNobodyMinds(later, "a later version");
    assertThat(Files.readAllBytes(layout.index())[11]).isEqualTo(index[11]);
    assertThat(covered()).isEqualTo(3);

    byte[] otherWords = index.clone();
    otherWords[13]++;
    correctChecksum(otherWords);
    assertNobodyMinds(otherWords, "other statuses");
  }

  @Test
  void aLinkIsNotFollowedAndIsReplaced(@TempDir Path elsewhere) throws IOException {
    damagedLater();
    Path outside = Files.move(layout.index(), elsewhere.resolve("index"));
    byte[] before = Files.readAllBytes(outside);
    Files.createSymbolicLink(layout.index(), outside);

    assertThat(results()).isEqualTo(expected);

    assertThat(layout.index()).isRegularFile();
    assertThat(Files.isSymbolicLink(layout.index())).isFalse();
    assertThat(Files.readAllBytes(outside)).isEqualTo(before);
  }

  @Test
  void aLinkInThePlaceOfTheFolderIsRefused(@TempDir Path elsewhere) throws IOException {
    damagedLater();
    Files.move(layout.caches(), elsewhere.resolve("caches"));
    Files.createSymbolicLink(layout.caches(), elsewhere.resolve("caches"));

    assertThatThrownBy(() -> store.query(SessionQuery.all()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("caches is a link");
  }

  @Test
  void aFolderInItsPlaceStaysAndNothingIsLeftAround() throws IOException {
    damagedLater();
    Files.delete(layout.index());
    Files.createDirectory(layout.index());

    assertThat(results()).isEqualTo(expected);

    assertThat(caches()).containsExactly(layout.index());
    assertThat(layout.index()).isDirectory();
  }

  @Test
  void aPipeInItsPlaceIsNotWaitedFor() throws Exception {
    damagedLater();
    Files.delete(layout.index());
    Process mkfifo = new ProcessBuilder("mkfifo", layout.index().toString()).start();
    assumeTrue(mkfifo.waitFor() == 0, "not run: no mkfifo");

    assertThat(results()).isEqualTo(expected);
    assertThat(layout.index()).isRegularFile();
  }

  @Test
  void aStoreInWhichNoneCanBeMadeDoesWithout() throws IOException {
    damagedLater();
    Trash.remove(layout.caches());
    Files.writeString(layout.caches(), "a file");

    assertThat(results()).isEqualTo(expected);
    assertThat(layout.caches()).hasContent("a file");
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    damagedLater();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout.index())))
        .isEqualTo("rw-------");
  }

  @Test
  void whatKilledWritersLeftIsSweptOnceItIsOld() throws IOException {
    damagedLater();
    Path left = layout.caches().resolve("sessions.index.1.2.tmp");
    Path underWay = layout.caches().resolve("sessions.index.3.4.tmp");
    Path others = layout.caches().resolve("somebody's");
    for (Path file : List.of(left, underWay, others)) {
      Files.writeString(file, "half");
    }
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    Files.setLastModifiedTime(left, old);
    Files.setLastModifiedTime(others, old);

    makeIndex();

    assertThat(caches()).containsExactlyInAnyOrder(layout.index(), underWay, others);
  }

  @Test
  void aSmallStoreHasNone() {
    FileSessionRepository usual = new FileSessionRepository(root);
    usual.create(aSession().revision());

    usual.query(SessionQuery.all());

    assertThat(layout.caches()).doesNotExist();
  }
}
