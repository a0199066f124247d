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
      return Optional.of(
          absolute(variable)
              .orElseThrow(
                  () ->
                      InvalidInputException.of(
                          Settings.REPOSITORIES_VARIABLE, variable, "an absolute path, or off")));
    }
    return configurationFolder(environment)
        .map(folder -> folder.resolve("maestro-session").resolve("repositories"));
  }

  /** A relative path in the variable is to be ignored, says the specification. */
  private static Optional<Path> configurationFolder(Map<String, String> environment) {
    Optional<Path> home = absolute(environment.getOrDefault("HOME", "")).filter(Files::isDirectory);
    Optional<Path> set = absolute(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    return set.isPresent()
        // A folder is made below a home that is there, and never a home.
        ? set.filter(folder -> home.isPresent() || Files.isDirectory(folder))
        : home.map(folder -> folder.resolve(".config"));
  }

  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
