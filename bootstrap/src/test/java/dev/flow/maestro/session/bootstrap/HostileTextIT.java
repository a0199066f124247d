package dev.flow.maestro.session.bootstrap;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.bootstrap.Distribution.Run;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.SessionRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What would steer a terminal never reaches one, whether it was stored, given as an argument or is
 * the name of a file: the whole program, on a terminal and without one.
 */
class HostileTextIT {

  /** The control characters but NUL, which no argument can hold, and what turns the direction. */
  private static final String HARMFUL =
      range(0x01, 0x1f)
          + range(0x7f, 0x9f)
          + range(0x200e, 0x200f)
          + range(0x202a, 0x202e)
          + range(0x2066, 0x2069);

  private static final String HOSTILE = "\u001b]0;title\u0007\u009b31m" + HARMFUL;

  @TempDir Path folder;

  private Distribution program;
  private String id;

  @BeforeEach
  void inAStoreThatHoldsSuchText() throws IOException {
    program = new Distribution(folder);
    FileSessionRepository store = new FileSessionRepository(folder);
    Optional<String> text = Optional.of(HOSTILE);
    SessionRevision first =
        aSession()
            .asking(HOSTILE)
            .onBranch(HOSTILE)
            .withPrdReference(new PrdReference(text, text, text))
            .because(HOSTILE)
            .revision();
    store.create(first);
    id = first.session().id().toString();
    Path sessions = folder.resolve(".flow/maestro/sessions");
    // One whose folder is misnamed, and two that cannot be read.
    Files.createDirectory(sessions.resolve(nameOfAFile()));
    damaged(sessions, "{\"" + HOSTILE + "\": 1}");
    damaged(sessions, "{\"session_id\": \"x\", \"status\": \"\u009b\u202e\\u001b\"}");
  }

  private static String range(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String nameOfAFile() {
    return "\u001b[31m\n\u202e\u009b";
  }

  private static void damaged(Path sessions, String document) throws IOException {
    Path session = Files.createDirectory(sessions.resolve(UUID.randomUUID().toString()));
    Files.writeString(session.resolve("metadata.json"), document);
  }

  /** Commands that answer, warn or refuse with a text that was stored or given. */
  private List<String[]> commands() {
    return List.of(
        new String[] {"get", "--session-id", id},
        new String[] {"list", "--limit", "0"},
        new String[] {"list", "--output", "pretty"},
        new String[] {"list", "--output", HOSTILE},
        new String[] {"list", "--repo-root", folder.resolve(nameOfAFile()).toString()},
        new String[] {"history", "--session-id", id},
        new String[] {"update", "--session-id", id, "--set", HOSTILE + "=1"},
        new String[] {"update", "--session-id", id, "--prd", HOSTILE, "--reason", HOSTILE},
        new String[] {"transition", "--session-id", id, "--status", HOSTILE, "--output=json"},
        new String[] {"create", "--feature-request", HOSTILE},
        new String[] {HOSTILE});
  }

  private static void requireHarmless(String shown) {
    assertThat(shown.codePoints().filter(c -> c != '\n' && ("\0" + HARMFUL).indexOf(c) >= 0))
        .isEmpty();
  }

  @Test
  void isEscapedInAPipe() throws Exception {
    int shown = 0;
    for (String[] command : commands()) {
      Run run = program.run(command);

      assertThat(run.exit()).as(run.err()).isBetween(0, 6).isNotEqualTo(1);
      requireHarmless(run.out());
      requireHarmless(run.err());
      shown += (run.out() + run.err()).contains("\\u001b") ? 1 : 0;
    }
    // It was there to be shown.
    assertThat(shown).isGreaterThan(commands().size() / 2);
  }

  @Test
  void isEscapedOnATerminal() throws Exception {
    assumeTrue(hasScript(), "not run: there is no script(1) of util-linux here");
    // Without colours of our own, which are control characters, too.
    Map<String, String> plain = Map.of("NO_COLOR", "1");
    for (String[] command : Stream.concat(commands().stream().limit(6), last()).toList()) {
      Run run = program.runOnTerminal("rows 24 cols 200", plain, command);

      assertThat(run.out()).contains("\\u001b");
      requireHarmless(run.out().replace("\r\n", "\n"));
    }
  }

  private Stream<String[]> last() {
    return commands().stream().skip(commands().size() - 1);
  }

  private static boolean hasScript() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("script", "--quiet", "--return", "--command", "true", "/dev/null")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
