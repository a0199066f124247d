package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the repositories of a person are remembered, by the XDG Base Directory Specification:
 * {@code $XDG_CONFIG_HOME/maestro-session/repositories}, or below {@code $HOME/.config}.
 */
final class PersonalFile {

  private static final String OFF = "off";

  private PersonalFile() {}

  /**
   * The file; empty where nothing is to be remembered, or there is no home to remember it in.
   *
   * @throws InvalidInputException if the variable names no file
   */
  static Optional<Path> of(Map<String, String> environment) {
    String variable = environment.getOrDefault(Settings.REPOSITORIES_VARIABLE, "");
    if (variable.equals(OFF)) {
      return Optional.empty();
    }
    if (!variable.isEmpty()) {
      Optional<Path> named = absolute(variable);
      if (named.isEmpty()) {
        throw InvalidInputException.of(
            Settings.REPOSITORIES_VARIABLE, variable, "an absolute path, or off");
      }
      return named;
    }
    Optional<Path> folder = configurationFolder(environment);
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(folder.get().resolve("maestro-session").resolve("repositories"));
  }

  /** A relative path in the variable is to be ignored, says the specification. */
  private static Optional<Path> configurationFolder(Map<String, String> environment) {
    Optional<Path> home = absolute(environment.getOrDefault("HOME", ""));
    boolean hasHome = home.isPresent() && Files.isDirectory(home.get());
    Optional<Path> set = absolute(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    if (set.isPresent()) {
      // A folder is made below a home that is there, and never a home.
      return hasHome || Files.isDirectory(set.get()) ? set : Optional.empty();
    }
    return hasHome ? Optional.of(home.get().resolve(".config")) : Optional.empty();
  }

  private static Optional<Path> absolute(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
