package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.Repositories;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Measures a run where {@code --metrics} or the environment names a file for it; otherwise nothing
 * that measures is made. The file is written when a command was run, or when that failed, be it for
 * want of a command; help and version are none.
 */
final class Measurement {

  static final String VARIABLE = "MAESTRO_METRICS";

  private static final String FLAG = "--" + CommandSpec.METRICS;

  private final Optional<String> file;
  private final Console console;
  private final Supplier<RunMetrics> source;
  private Optional<RunMetrics> begun = Optional.empty();

  Measurement(List<String> words, Console console, Supplier<RunMetrics> source) {
    this.file = file(words, console);
    this.console = console;
    this.source = source;
  }

  /** Looks without the parser, because a command line that it refuses is a failure, too. */
  private static Optional<String> file(List<String> words, Console console) {
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      if (word.startsWith(FLAG)) {
        if (word.length() > FLAG.length() && word.charAt(FLAG.length()) == '=') {
          return Optional.of(word.substring(FLAG.length() + 1));
        }
        if (word.equals(FLAG) && i + 1 < words.size() && !words.get(i + 1).startsWith("--")) {
          return Optional.of(words.get(i + 1));
        }
      }
    }
    String named = console.environment().getOrDefault(VARIABLE, "");
    return named.isEmpty() ? Optional.empty() : Optional.of(named);
  }

  /** Measures from now on, if anybody wants that. */
  void begin() {
    if (file.isPresent()) {
      begun = Optional.of(source.get());
    }
  }

  /** Those that are measured, or the others. */
  SessionManagerFactory managers(SessionManagerFactory others) {
    return begun.isPresent() ? begun.get().managers() : others;
  }

  /** Those that are measured, or the others. */
  Supplier<Repositories> repositories(Supplier<Repositories> others) {
    return begun.isPresent() ? begun.get()::repositories : others;
  }

  /** Writes the file after a run that ended so. What goes wrong is a warning. */
  void end(ExitCode code, Messages messages) {
    if (file.isEmpty() || (begun.isEmpty() && code == ExitCode.DONE)) {
      return;
    }
    try {
      begun.orElseGet(source).writeTo(console.workingFolder().resolve(file.get()));
    } catch (IOException e) {
      warn(messages, reason(e));
    } catch (RuntimeException | LinkageError e) {
      warn(messages, e.toString());
    }
  }

  private void warn(Messages messages, String reason) {
    messages.warning("cannot write the metrics to " + file.orElse("") + ": " + reason);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "the folder does not exist";
    }
    if (e instanceof FileSystemException failure) {
      return Optional.ofNullable(failure.getReason()).orElseGet(e::toString);
    }
    return Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
  }
}
