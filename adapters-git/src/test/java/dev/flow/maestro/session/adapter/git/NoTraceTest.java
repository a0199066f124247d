package dev.flow.maestro.session.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That a detection leaves nothing behind and asks nobody, in a JVM of its own with a home of its
 * own, and with traps in place of the programs that JGit is known to start.
 */
class NoTraceTest {

  private Path temp;
  private Path home;
  private Path traps;
  private Path caught;
  private Path loadedClasses;
  private Git git;

  @BeforeEach
  void create(@TempDir Path folder) throws IOException {
    temp = folder.toRealPath();
    home = Files.createDirectory(temp.resolve("home"));
    Files.createDirectory(home.resolve("config"));
    Files.writeString(home.resolve(".gitconfig"), "[core]\n\tbare = true\n");
    traps = Files.createDirectory(temp.resolve("traps"));
    caught = temp.resolve("caught");
    loadedClasses = temp.resolve("classes.log");
    for (String program : List.of("git", "bash", "sh")) {
      Path trap = Files.writeString(traps.resolve(program), "#!/bin/sh\n: > '" + caught + "'\n");
      Files.setPosixFilePermissions(trap, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    git = Git.checkout(temp.resolve("checkout"));
  }

  @Test
  void aDetectionStartsNothingWritesNothingAndLogsNothing() throws Exception {
    Map<Path, String> before = state();

    Said said = run(Map.of(), git.folder().toString());

    assertThat(said.lines())
        .containsExactly(
            "main", git.revParse("HEAD"), git.folder().toString(), "no problem", "no new thread");
    assertThat(said.errors()).isEmpty();
    assertThat(caught).doesNotExist();
    assertThat(state()).isEqualTo(before);
    assertThat(Files.readString(loadedClasses))
        .contains("org.eclipse.jgit.lib.Config ", JGitContextDetector.class.getName())
        .doesNotContain(
            "java.lang.ProcessBuilder",
            "org.slf4j.",
            "org.eclipse.jgit.util.SystemReader",
            "org.eclipse.jgit.util.FS");
  }

  @Test
  void theTrapsCatchWhatJGitDoesOtherwise() throws Exception {
    run(Map.of(), git.folder().toString(), DetectionMain.AS_EVERYBODY);

    assertThat(caught).exists();
    assertThat(Files.readString(loadedClasses))
        .contains(
            "java.lang.ProcessBuilder",
            "org.slf4j.",
            "org.eclipse.jgit.util.SystemReader",
            "org.eclipse.jgit.util.FS");
  }

  @Test
  void theEnvironmentOfGitHasNoSay() throws Exception {
    Git other = Git.checkout(temp.resolve("other"));
    other.run("switch", "--create", "other");
    Map<String, String> environment =
        Map.of(
            "GIT_DIR",
            other.folder().resolve(".git").toString(),
            "GIT_WORK_TREE",
            other.folder().toString(),
            "GIT_CEILING_DIRECTORIES",
            git.folder().toString(),
            "GIT_CONFIG_COUNT",
            "1",
            "GIT_CONFIG_KEY_0",
            "core.bare",
            "GIT_CONFIG_VALUE_0",
            "true");

    Said said = run(environment, git.folder().resolve("sub").toString());

    assertThat(said.lines())
        .startsWith("main", git.revParse("HEAD"), git.folder().toString(), "no problem");
  }

  @Test
  void aBranchThatTheLocaleCannotSayIsFound() throws Exception {
    git.feed("create refs/heads/größe/ığ%üş HEAD\n", "update-ref", "--stdin");
    Files.writeString(git.folder().resolve(".git/HEAD"), "ref: refs/heads/größe/ığ%üş\n");

    Said said = run(Map.of("LC_ALL", "C"), git.folder().toString());

    assertThat(said.lines())
        .startsWith("größe/ığ%üş", git.revParse("HEAD"), git.folder().toString(), "no problem");
  }

  private Said run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + loadedClasses);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.home=" + home));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DetectionMain.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", traps.toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    Path errors = temp.resolve("errors");
    Process process = builder.redirectError(errors.toFile()).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(Files.readString(errors)).isZero();
    return new Said(text.lines().toList(), Files.readString(errors));
  }

  /** Every file of the checkout and the home, with what is in it and when it was written. */
  private Map<Path, String> state() throws IOException {
    Map<Path, String> state = new TreeMap<>();
    for (Path root : List.of(git.folder(), home)) {
      try (Stream<Path> all = Files.walk(root)) {
        all.forEach(path -> state.put(path, describe(path)));
      }
    }
    return state;
  }

  private static String describe(Path path) {
    try {
      String content = Files.isRegularFile(path) ? content(path) : "";
      return Files.getLastModifiedTime(path) + " " + content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private record Said(List<String> lines, String errors) {}
}
