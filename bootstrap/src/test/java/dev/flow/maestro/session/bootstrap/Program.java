package dev.flow.maestro.session.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flow.maestro.session.adapter.cli.Console;
import dev.flow.maestro.session.adapter.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The whole program in this JVM, on the files below one folder. What hangs fails. */
final class Program {

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Pattern CODE = Pattern.compile("\"code\": \"([a-z_]*)\"");
  private static final Pattern ID = Pattern.compile("\"session_id\": \"([^\"]*)\"");

  private final Path root;

  Program(Path root) {
    this.root = root;
  }

  /** What a run gave. */
  record Run(int exit, String out, String err) {

    /** The exit code, and the code of the error for programs where there is one. */
    String answer() {
      return exit + codes().stream().findFirst().map(code -> " " + code).orElse("");
    }

    /** The codes of the errors and warnings, in order. */
    List<String> codes() {
      return all(CODE, err);
    }

    /** The ids of the sessions that it told of. */
    List<String> ids() {
      return all(ID, out);
    }

    private static List<String> all(Pattern pattern, String text) {
      return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }
  }

  /** Runs a command, which tells its errors as JSON. */
  Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--output", "json", "--repo-root", root.toString()));
    return assertTimeoutPreemptively(LONGEST, () -> runHere(all), () -> "a hang: " + all);
  }

  private Run runHere(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitCode code =
        Main.run(
            words,
            new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8),
                Map.of(),
                root,
                false,
                false,
                false,
                InstantSource.system()));
    return new Run(code.number(), out.toString(UTF_8), err.toString(UTF_8));
  }
}
