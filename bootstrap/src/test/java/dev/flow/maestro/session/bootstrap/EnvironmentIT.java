package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program where the surroundings are poor: it works, or it says why not. */
class EnvironmentIT {

  private static final Pattern ID = Pattern.compile("\"session_id\": \"([^\"]*)\"");

  @TempDir Path folder;

  private Distribution program;

  @BeforeEach
  void inAnEmptyFolder() {
    program = new Distribution(folder);
  }

  /** Runs the program below a shell that did something first. */
  private Run runAfter(String preparation, String... arguments) throws Exception {
    return program.runBelow(
        List.of("sh", "-c", preparation + "; exec \"$0\" \"$@\""), Map.of(), arguments);
  }

  private static String idIn(Run run) {
    return ID.matcher(run.out()).results().findFirst().orElseThrow().group(1);
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve(".flow"))) {
      return files.toList();
    }
  }

  @Test
  void fileNamesAreAsciiWhateverTheContent() throws Exception {
    Run run =
        program.run(
            Map.of("LC_ALL", "C"), "create", "--feature-request", "\u00fcber \u05d0 \ud83d\ude80");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"\\u00fcber \\u05d0 \\ud83d\\ude80\"");
    assertThat(files()).allMatch(file -> file.toString().matches("\\p{ASCII}*"));
  }

  @ParameterizedTest(name = "umask {0}")
  @CsvSource({"022,rw-r--r--,rwxr-xr-x", "077,rw-------,rwx------"})
  void newFilesHaveTheRightsOfTheUmask(String umask, String ofFiles, String ofFolders)
      throws Exception {
    Run created = runAfter("umask " + umask, "create", "--feature-request", "x");
    String id = idIn(created);
    assertThat(runAfter("umask 000", "update", "--session-id", id, "--phase", "plan").exit())
        .isZero();

    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo(Files.isDirectory(file) ? ofFolders : ofFiles);
    }
  }

  @ParameterizedTest(name = "HOME={0}")
  @ValueSource(strings = {"", "/nowhere", "/dev/null", "/proc"})
  void noHomeIsNeeded(String home) throws Exception {
    Process git = new ProcessBuilder("git", "init", "-q", folder.toString()).start();
    assumeTrue(git.waitFor() == 0, "not run: there is no git here");

    Run run =
        program.run(
            Map.of("HOME", home, "XDG_CONFIG_HOME", home, "MAESTRO_REPOS", ""),
            "create",
            "--feature-request",
            "x");

    assertThat(run).isEqualTo(new Run(0, run.out(), ""));
    assertThat(program.run("list").out()).contains(idIn(run));
    assertThat(Path.of("/nowhere")).doesNotExist();
  }

  @Test
  void aWorkingFolderThatIsGoneIsToldInALine() throws Exception {
    Run run = runAfter("mkdir gone && cd gone && rmdir ../gone", "list");

    assertThat(run.exit()).isEqualTo(7);
    // The shell may complain first.
    assertThat(run.err())
        .contains("error: the working folder does not exist any more\nhint: ")
        .doesNotContain("java");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void tooFewDescriptorsAreToldAndEnoughAreEnough() throws Exception {
    String id = idIn(program.run("create", "--feature-request", "x"));
    String before = program.run("get", "--session-id", id).out();
    String[] update = {"update", "--session-id", id, "--add", "statistics.total_tasks=1"};

    for (int few : List.of(16, 32, 63)) {
      Run refused = runAfter("ulimit -n " + few, update);

      assertThat(refused.exit()).isEqualTo(7);
      assertThat(refused.err())
          .startsWith("error: no more than " + few + " files may be open at a time");
      assertThat(program.run("get", "--session-id", id).out()).isEqualTo(before);
    }
    Run done = runAfter("ulimit -n 64", update);
    assertThat(done).isEqualTo(new Run(0, done.out(), ""));
    assertThat(program.run("get", "--session-id", id).out()).isEqualTo(done.out());
  }

  /** Another user, whom rights concern, where this one is root. */
  private static List<String> somebody() throws Exception {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    List<String> nobody =
        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
    List<String> probe = new ArrayList<>(nobody);
    probe.addAll(List.of("test", "-x", Distribution.program().toString()));
    try {
      assumeTrue(
          new ProcessBuilder(probe).start().waitFor() == 0,
          "not run: root may do everything, and nobody cannot reach the program");
    } catch (IOException e) {
      assumeTrue(false, "not run: root may do everything, and there is no setpriv here");
    }
    return nobody;
  }

  @ParameterizedTest(name = "{0} with {1}: get {2}, update {3}")
  @CsvSource({
    "metadata.json, ---------, 6, 6",
    "metadata.json, r--r--r--, 0, 0",
    "history.jsonl, ---------, 0, 6",
    "'', ---------, 6, 6",
    "'', r-xr-xr-x, 0, 7",
    "'..', ---------, 7, 7",
    "'../../locks', r-xr-xr-x, 0, 7"
  })
  void whatMayNotBeReadOrWrittenIsToldAndStays(String place, String rights, int get, int update)
      throws Exception {
    List<String> somebody = somebody();
    Set<PosixFilePermission> all = PosixFilePermissions.fromString("rwxrwxrwx");
    Files.setPosixFilePermissions(folder, all);
    String id = idIn(program.runBelow(somebody, Map.of(), "create", "--feature-request", "x"));
    Path spot = folder.resolve(".flow/maestro/sessions").resolve(id).resolve(place).normalize();
    // Of another lock file than the one that is there already.
    FileTree.remove(folder.resolve(".flow/maestro/locks"));
    Files.setPosixFilePermissions(
        Files.createDirectories(folder.resolve(".flow/maestro/locks")), all);
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(spot);
    Files.setPosixFilePermissions(spot, PosixFilePermissions.fromString(rights));

    Run read = program.runBelow(somebody, Map.of(), "get", "--session-id", id);
    Run changed =
        program.runBelow(somebody, Map.of(), "update", "--session-id", id, "--phase", "plan");

    assertThat(read.exit()).as(read.err()).isEqualTo(get);
    assertThat(changed.exit()).as(changed.err()).isEqualTo(update);
    assertThat(get == 0 ? "permission denied" : read.err()).contains("permission denied");
    assertThat(update == 0 ? "permission denied" : changed.err()).contains("permission denied");
    Files.setPosixFilePermissions(spot, before);
    assertThat(program.run("get", "--session-id", id).out())
        .contains(update == 0 ? "\"revision\": 2" : "\"revision\": 1");
  }
}
