package dev.flow.maestro.session.adapter.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git in a folder, deaf to the configuration and the environment of the machine. */
final class Git {

  private final Path folder;

  private Git(Path folder) {
    this.folder = folder;
  }

  static Git in(Path folder) {
    return new Git(folder);
  }

  /** A new checkout on the branch {@code main}, with one commit. */
  static Git checkout(Path folder) {
    Git git = unborn(folder);
    git.commit();
    return git;
  }

  /** A new checkout on the branch {@code main}, without a commit. */
  static Git unborn(Path folder) {
    return created(folder, "init");
  }

  /** A new repository without a work tree and without a commit. */
  static Git bare(Path folder) {
    return created(folder, "init", "--bare");
  }

  private static Git created(Path folder, String... init) {
    try {
      Git git = new Git(Files.createDirectories(folder).toRealPath());
      git.run(init);
      return git;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  void commit() {
    run("commit", "--allow-empty", "--message", "work");
  }

  /** Its answer to {@code git rev-parse}. */
  String revParse(String... arguments) {
    List<String> all = new ArrayList<>(List.of("rev-parse"));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  /** Runs git and gives what it says. */
  String run(String... arguments) {
    return feed("", arguments);
  }

  /** The same, with a text for git to read. */
  String feed(String input, String... arguments) {
    Answer answer = answer(input, arguments);
    if (answer.exitCode() != 0) {
      throw new IllegalStateException("git " + String.join(" ", arguments) + ": " + answer.text());
    }
    return answer.text();
  }

  /** Whether git agrees to do it. */
  boolean accepts(String... arguments) {
    return answer("", arguments).exitCode() == 0;
  }

  private Answer answer(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of("-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"));
    command.addAll(List.of("-c", "user.name=Tester", "-c", "user.email=tester@example.org"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    try {
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private record Answer(int exitCode, String text) {}
}
