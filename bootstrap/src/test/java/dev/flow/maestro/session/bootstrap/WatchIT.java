package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program follows what other processes do, ends as it should, and goes on. */
class WatchIT {

  @TempDir Path folder;

  private Distribution program;
  private String id;

  @BeforeEach
  void inAStore() throws Exception {
    program = new Distribution(folder);
    id = DistributionIT.idOf(program.run("create", "--feature-request", "x").out());
  }

  private Process start(String... words) throws IOException {
    return program
        .prepared(Map.of(), words)
        .redirectError(folder.resolve("watch-error.txt").toFile())
        .start();
  }

  private static BufferedReader linesOf(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static int exitOf(Process process) throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end");
    }
    return process.exitValue();
  }

  private static String cursorOf(String line) {
    return line.replaceFirst("(?s).*\"cursor\": \"([^\"]*)\".*", "$1");
  }

  @Test
  void aWatchThatIsKilledIsGoneOnWithWithoutLossOrRepeat() throws Exception {
    Process watch = start("watch", "--announce");
    String cursor;
    try (BufferedReader lines = linesOf(watch)) {
      assertThat(lines.readLine()).startsWith("{\"type\": \"watching\"");
      program.run("transition", id, "--status", "planning");
      String line = lines.readLine();
      assertThat(line).contains(id, "\"revision\": 2", "\"to\": \"planning\"");
      cursor = cursorOf(line);
      watch.destroyForcibly().waitFor();
    }
    program.run("pause", id);
    program.run("delete", id, "--yes");

    Run next = program.run("watch", "--since", cursor, "--timeout", "0s");

    assertThat(next.out()).hasLineCount(1).contains("\"type\": \"deleted\"", id);
    assertThat(program.run("trash", "restore", id).exit()).isZero();
    Run last =
        program.run("watch", "--since", cursorOf(next.out()), "--limit", "2", "--timeout", "1m");
    List<String> lines = last.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("\"type\": \"restored\"");
    assertThat(lines.get(1)).contains("\"revision\": 3", "\"to\": \"paused\"");
  }

  @Test
  void aSignalEndsItAsSignalsDo() throws Exception {
    Process watch = start("watch", "--announce");
    try (BufferedReader lines = linesOf(watch)) {
      assertThat(lines.readLine()).contains("watching");
      watch.destroy();

      assertThat(exitOf(watch)).isEqualTo(143);
    }
  }

  @Test
  void aReaderThatIsGoneEndsItWithoutAnError() throws Exception {
    Process watch = start("watch", "--announce");
    try (BufferedReader lines = linesOf(watch)) {
      assertThat(lines.readLine()).contains("watching");
    }
    while (watch.isAlive()) {
      program.run("update", id, "--add", "statistics.total_tasks=1");
    }

    assertThat(exitOf(watch)).isZero();
    assertThat(folder.resolve("watch-error.txt")).isEmptyFile();
  }

  @Test
  void whoWaitsIsToldByTheExitCode() throws Exception {
    Process wait = start("wait", id, "--for", "status=paused", "--timeout", "10m");
    program.run("pause", id);

    assertThat(exitOf(wait)).isZero();
    assertThat(program.run("wait", id, "--for", "terminal", "--timeout", "0s").exit()).isEqualTo(8);
    program.run("transition", id, "--status", "failed");
    assertThat(program.run("wait", id, "--for", "status=paused").exit()).isEqualTo(4);
    assertThat(program.run("wait", id, "--for", "terminal").exit()).isZero();
  }
}
