package dev.flow.maestro.session.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of classes ready for use (docs/adr/0017): there, used, and never in the way. */
class ClassArchiveIT {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String VERSION_LINE = "maestro-session ";

  @TempDir Path folder;

  private Path home;
  private Path personal;
  private Distribution program;

  /** A copy of the program without an archive, as an unpacked download is. */
  @BeforeEach
  void install() throws IOException {
    home = folder.resolve("program");
    personal = folder.resolve("cache");
    for (String part : List.of("bin/maestro-session", "lib")) {
      copy(Distribution.built().resolve(part), home.resolve(part));
    }
    program = new Distribution(folder).at(home);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(source, target);
        }
      }
    }
  }

  private Run version(String archive) throws Exception {
    return program.run(
        Map.of("MAESTRO_CLASS_ARCHIVE", archive, "XDG_CACHE_HOME", personal.toString()),
        "--version");
  }

  private static List<Path> in(Path archives) throws IOException {
    if (!Files.isDirectory(archives)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(archives)) {
      return files.sorted().toList();
    }
  }

  /** Waits until an archive lies there and nobody is making one. */
  private static Path awaitArchive(Path archives) throws Exception {
    Instant last = Instant.now().plus(LONGEST);
    while (in(archives).size() != 1 || !in(archives).get(0).toString().endsWith(".archive")) {
      assertThat(Instant.now()).as("still %s", in(archives)).isBefore(last);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return in(archives).get(0);
  }

  private Path made() throws Exception {
    assertThat(version("now").err()).isEmpty();
    return awaitArchive(home.resolve("archive"));
  }

  @Test
  void theBuildMadeOneAndNothingIsLoadedFromAJar() throws Exception {
    Distribution built = new Distribution(folder);
    String id = DistributionIT.idOf(built.run("create", "--feature-request", "x").out());

    for (List<String> command :
        List.of(
            List.of("create", "--feature-request", "y"),
            List.of("get", id),
            List.of("list"),
            List.of("transition", id, "--status", "planning"),
            List.of("--help"))) {
      Path log = folder.resolve("classes.log");
      Run run =
          built.run(
              Map.of("MAESTRO_JAVA_OPTS", "-Xlog:class+load=info:file=" + log),
              command.toArray(String[]::new));
      assertThat(run.exit()).isZero();
      assertThat(Files.readString(log))
          .contains("dev.flow.maestro.session.bootstrap.Main source: shared objects file")
          .doesNotContain("source: file:")
          .doesNotContain("org.postgresql.", "com.zaxxer.", "org.flywaydb.");
    }
  }

  @Test
  void theFirstRunAnswersAtOnceAndLeavesOneForTheNext() throws Exception {
    Run first = version("");
    awaitArchive(home.resolve("archive"));
    Path log = folder.resolve("classes.log");
    Run second =
        program.run(Map.of("MAESTRO_JAVA_OPTS", "-Xlog:class+load=info:file=" + log), "--version");

    assertThat(first.out()).startsWith(VERSION_LINE).isEqualTo(second.out());
    assertThat(first.err()).isEmpty();
    assertThat(second.err()).isEmpty();
    assertThat(Files.readString(log)).doesNotContain("source: file:");
  }

  @Test
  void severalAtOnceMakeOne() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      processes.add(
          program
              .prepared(Map.of("MAESTRO_CLASS_ARCHIVE", ""), "--version")
              .redirectErrorStream(true)
              .start());
    }
    for (Process process : processes) {
      assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
          .startsWith(VERSION_LINE);
    }

    awaitArchive(home.resolve("archive"));
  }

  @Test
  void whereTheProgramsFolderCannotBeWrittenItIsInThePersonalCache() throws Exception {
    Files.createFile(home.resolve("archive"));

    assertThat(version("now").err()).isEmpty();

    awaitArchive(personal.resolve("maestro-session"));
  }

  @Test
  void withoutAPlaceForItTheProgramRunsWithoutIt() throws Exception {
    Files.createFile(home.resolve("archive"));
    Run run =
        program.run(
            Map.of("MAESTRO_CLASS_ARCHIVE", "now", "HOME", folder.resolve("none").toString()),
            "--version");

    assertThat(run.out()).startsWith(VERSION_LINE);
    assertThat(run.err()).isEmpty();
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void itCanBeRefused() throws Exception {
    assertThat(version("off").out()).startsWith(VERSION_LINE);
    assertThat(home.resolve("archive")).doesNotExist();
  }

  @Test
  void whatFailedIsTriedAgainAfterAnHour() throws Exception {
    Path archive = made();
    Path lock = lockOf(archive);
    Files.delete(archive);
    Files.createDirectory(lock);

    assertThat(version("now").out()).startsWith(VERSION_LINE);
    assertThat(in(home.resolve("archive"))).containsExactly(lock);

    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(62))));
    made();
  }

  @Test
  void thoseOfOtherBuildsAreRemoved() throws Exception {
    Path old = home.resolve("archive").resolve("0123456789abcdef-17.0.1-x86_64.archive");
    Files.createDirectories(old.getParent());
    Files.createFile(old);

    made();

    assertThat(old).doesNotExist();
  }

  @Test
  void thoseOfOtherProgramsStayInThePersonalCacheForAMonth() throws Exception {
    Files.createFile(home.resolve("archive"));
    Path archives = Files.createDirectories(personal.resolve("maestro-session"));
    Path young = Files.createFile(archives.resolve("0123456789abcdef-17.0.1-x86_64.archive"));
    Path old = Files.createFile(archives.resolve("fedcba9876543210-17.0.1-x86_64.archive"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(32))));

    version("now");

    assertThat(in(archives)).hasSize(2).contains(young).doesNotContain(old);
  }

  /** What may become of a file on a disk. */
  enum Damage {
    EMPTIED {
      @Override
      byte[] to(byte[] content) {
        return new byte[0];
      }
    },
    CUT_IN_THE_HEADER {
      @Override
      byte[] to(byte[] content) {
        return Arrays.copyOf(content, 100);
      }
    },
    CUT_IN_THE_MIDDLE {
      @Override
      byte[] to(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
      }
    },
    ZEROED {
      @Override
      byte[] to(byte[] content) {
        return new byte[content.length];
      }
    },
    OF_SOMETHING_ELSE {
      @Override
      byte[] to(byte[] content) {
        return "not an archive".repeat(1000).getBytes(UTF_8);
      }
    };

    abstract byte[] to(byte[] content);
  }

  @Test
  void aDamagedOneIsNotUsedAndNothingIsSaidUntilOneIsMadeAnew() throws Exception {
    Path archive = made();
    byte[] whole = Files.readAllBytes(archive);
    // Nobody makes another meanwhile.
    Files.createDirectory(lockOf(archive));
    for (Damage damage : Damage.values()) {
      Files.deleteIfExists(archive);
      Files.write(archive, damage.to(whole));

      Run run = version("");

      assertThat(run.exit()).as("%s", damage).isZero();
      assertThat(run.out()).as("%s", damage).startsWith(VERSION_LINE);
      assertThat(run.err()).as("%s", damage).isEmpty();
    }
    Files.delete(lockOf(archive));
    Files.deleteIfExists(archive);
    Files.write(archive, Damage.CUT_IN_THE_MIDDLE.to(whole));

    assertThat(Files.size(made())).isGreaterThan(whole.length / 2);
  }

  private static Path lockOf(Path archive) {
    return Path.of(archive.toString().replaceFirst("[.][0-9]+[.]archive$", ".lock"));
  }

  @Test
  void aBlankInThePathDoesNoHarm() throws Exception {
    Path other = folder.resolve("a program");
    Files.move(home, other);

    Run run =
        new Distribution(folder).at(other).run(Map.of("MAESTRO_CLASS_ARCHIVE", "now"), "--version");

    assertThat(run.out()).startsWith(VERSION_LINE);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void ofJarsThatWereReplacedIsNotUsed() throws Exception {
    made();
    Path jar;
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      jar = jars.filter(file -> file.toString().contains("domain")).findFirst().orElseThrow();
    }
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
    Path log = folder.resolve("classes.log");

    Run run =
        program.run(Map.of("MAESTRO_JAVA_OPTS", "-Xlog:class+load=info:file=" + log), "--version");

    assertThat(run.out()).startsWith(VERSION_LINE);
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(log)).contains("source: file:");
  }
}
