package dev.flow.maestro.session.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Shells and other tools of the system, beside the packaged program, in one folder. */
final class Shell {

  static final Path BASH = shared("bash-completion/completions/maestro-session");
  static final Path ZSH = shared("zsh/site-functions/_maestro-session");
  static final Path FISH = shared("fish/vendor_completions.d/maestro-session.fish");
  static final Path PAGE = shared("man/man1/maestro-session.1");

  private final Path folder;
  private final Distribution program;

  Shell(Path folder) {
    this.folder = folder;
    this.program = new Distribution(folder);
  }

  private static Path shared(String path) {
    return Distribution.built().resolve("share").resolve(path);
  }

  /** Runs no test without this tool, visibly. */
  static void need(String tool) {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, tool))),
        "not run: there is no " + tool + " here");
  }

  /** What a tool says, to either stream. */
  String say(Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    ProcessBuilder builder = program.prepared(environment);
    Process process =
        builder.command(words).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  String say(String... words) throws IOException, InterruptedException {
    return say(Map.of(), List.of(words));
  }

  /** The id of a new session. */
  String create(String request) throws IOException, InterruptedException {
    Run run = program.run("create", "--feature-request", request, "--output", "id");
    assertThat(run.exit()).isZero();
    return run.out().strip();
  }
}
