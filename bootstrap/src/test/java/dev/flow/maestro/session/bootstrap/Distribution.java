package dev.flow.maestro.session.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the packaged program in a process of its own. */
final class Distribution {

  private static final Path HOME = Path.of(System.getProperty("maestro.distribution"));

  private final Path home;
  private final Path workingFolder;

  Distribution(Path workingFolder) {
    this(HOME, workingFolder);
  }

  private Distribution(Path home, Path workingFolder) {
    this.home = home;
    this.workingFolder = workingFolder;
  }

  /** The folder that the build made. */
  static Path built() {
    return HOME;
  }

  /** The same program, installed elsewhere. */
  Distribution at(Path otherHome) {
    return new Distribution(otherHome, workingFolder);
  }

  /** What a run gave. */
  record Run(int exit, String out, String err) {}

  /** The script that starts it. */
  static Path program() {
    return HOME.resolve("bin").resolve("maestro-session");
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  Run run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return run(prepared(environment, arguments));
  }

  /** Runs the program with its standard streams as a shell would redirect them. */
  Run runRedirected(String redirections, String... arguments)
      throws IOException, InterruptedException {
    return runBelow(List.of("sh", "-c", "exec \"$@\" " + redirections, "sh"), Map.of(), arguments);
  }

  /** Runs it by another program, which gets it and its arguments as its own last arguments. */
  Run runBelow(List<String> runner, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = prepared(environment, arguments);
    builder.command().addAll(0, runner);
    return run(builder);
  }

  /** Runs the program with a terminal as all its standard streams; what it shows is the output. */
  Run runOnTerminal(String... arguments) throws IOException, InterruptedException {
    return runOnTerminal("cols 80", Map.of(), arguments);
  }

  /** The same on a terminal of a size as stty takes it, such as {@code rows 24 cols 80}. */
  Run runOnTerminal(String size, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return runOnTerminal(size, environment, List.of(arguments), "");
  }

  /** The same with some of its streams redirected, as a shell writes it. */
  Run runOnTerminal(
      String size, Map<String, String> environment, List<String> arguments, String redirections)
      throws IOException, InterruptedException {
    ProcessBuilder builder = prepared(environment, arguments.toArray(String[]::new));
    builder.environment().putIfAbsent("TERM", "xterm");
    // Another one may set COLUMNS by itself.
    builder.environment().put("SHELL", "/bin/sh");
    List<String> quoted =
        builder.command().stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList();
    String command = "stty " + size + " && " + String.join(" ", quoted) + " " + redirections;
    builder.command("script", "--quiet", "--return", "--command", command, "/dev/null");
    return run(builder);
  }

  /**
   * Types into another program on a terminal, and gives what it shows: first these keys, and when
   * it has shown the prompt twice, which is after two lines, the others.
   */
  String typeInto(String command, String first, String prompt, String then)
      throws IOException, InterruptedException {
    ProcessBuilder builder = prepared(Map.of());
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("TERM", "xterm");
    builder.command("script", "--quiet", "--return", "--command", command, "/dev/null");
    Process process = builder.redirectErrorStream(true).start();
    OutputStream keyboard = process.getOutputStream();
    keyboard.write(first.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
    StringBuilder shown = new StringBuilder();
    InputStream screen = process.getInputStream();
    for (int next = screen.read(); next >= 0; next = screen.read()) {
      shown.append((char) next);
      if (shown.toString().split(prompt, -1).length == 3) {
        break;
      }
    }
    keyboard.write(then.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
    shown.append(new String(screen.readAllBytes(), StandardCharsets.UTF_8));
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + command);
    }
    return shown.toString();
  }

  /** The program in a process of its own, to be started. */
  ProcessBuilder prepared(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/maestro-session").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
    builder.environment().remove("MAESTRO_REPO_ROOT");
    builder.environment().remove("MAESTRO_STORE");
    builder.environment().remove("COLUMNS");
    builder.environment().remove("NO_COLOR");
    // A test must not write into the home of whoever runs it.
    builder.environment().put("MAESTRO_REPOS", "off");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder;
  }

  private Run run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path err = workingFolder.resolve("standard-error.txt");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + builder.command());
    }
    return new Run(process.exitValue(), out, Files.readString(err));
  }
}
