package dev.flow.maestro.session.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MockClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMetersTest {

  @TempDir Path folder;

  private final MockClock clock = new MockClock();
  private final RunMeters meters = new RunMeters(clock);

  private Path file;

  @BeforeEach
  void inAFolder() {
    file = folder.resolve("run.prom");
  }

  private ParsedText written() throws IOException {
    meters.writeTo(file);
    return ParsedText.of(Files.readString(file));
  }

  private List<Path> inFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void ofARunInWhichNothingHappenedAreAllZero() throws Exception {
    assertThat(written().values())
        .containsOnlyKeys(
            "maestro_created_sessions_total",
            "maestro_conflicts_total",
            "maestro_external_edits_total",
            "maestro_unreadable_reads_total")
        .allSatisfy((name, value) -> assertThat(value).isZero());
  }

  @Test
  void haveTheSessionsOfTheStoreAtTheEnd() throws Exception {
    Scene scene = new Scene();
    meters.count(scene.store);
    scene.create();

    assertThat(written().values())
        .containsEntry("maestro_active_sessions{status=\"initializing\"}", 1.0)
        .containsEntry("maestro_active_sessions{status=\"paused\"}", 0.0)
        .containsEntry("maestro_unreadable_records", 0.0);
  }

  @Test
  void knowTheLongestOfALongRun() throws Exception {
    meters.listener().onLockWait(Duration.ofSeconds(9), true);
    clock.add(Duration.ofHours(5));
    meters.listener().onLockWait(Duration.ofSeconds(1), true);

    assertThat(written().values())
        .containsEntry("maestro_lock_waits_seconds_max{outcome=\"taken\"}", 9.0)
        .containsEntry("maestro_lock_waits_seconds_sum{outcome=\"taken\"}", 10.0)
        .containsEntry("maestro_lock_waits_seconds_count{outcome=\"taken\"}", 2.0);
  }

  @Nested
  class TheFile {

    @Test
    void takesThePlaceOfTheOneBeforeAndLeavesNothingBeside() throws Exception {
      Files.writeString(file, "old");

      assertThat(written().values()).isNotEmpty();

      assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void isANewOneSoThatWhoReadsTheOldOneReadsItWhole() throws Exception {
      Files.writeString(file, "old");
      Path other = Files.createLink(folder.resolve("old"), file);

      meters.writeTo(file);

      assertThat(other).hasContent("old");
    }

    @Test
    void mayBeReadAsAnyNewFileMay() throws Exception {
      assumeTrue(
          Files.getFileStore(folder).supportsFileAttributeView("posix"),
          "not run: there are no permissions here");
      Path plain = Files.createFile(folder.resolve("plain"));

      meters.writeTo(file);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)));
    }

    @Test
    void isTheOneThatALinkLeadsTo() throws Exception {
      Path real = Files.writeString(folder.resolve("real.prom"), "old");
      Files.createSymbolicLink(file, real);

      meters.writeTo(file);

      assertThat(Files.isSymbolicLink(file)).isTrue();
      assertThat(ParsedText.of(Files.readString(real)).values()).isNotEmpty();
    }

    @Test
    void isNotWrittenWhereSomethingElseIs() throws Exception {
      Files.createDirectory(file);

      assertThatIOException()
          .isThrownBy(() -> meters.writeTo(file))
          .withMessage("it is not a regular file");

      assertThat(file).isEmptyDirectory();
      assertThat(inFolder()).containsExactly(file);
    }

    @Test
    void isNotWrittenWhereThereIsNoFolder() throws Exception {
      assertThatIOException()
          .isThrownBy(() -> meters.writeTo(folder.resolve("none/run.prom")))
          .isInstanceOf(NoSuchFileException.class);

      assertThat(inFolder()).isEmpty();
    }
  }
}
