package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the folder that the store lies below. */
final class RepoRoot {

  private static final String VARIABLE = "MAESTRO_REPO_ROOT";

  private RepoRoot() {}

  /**
   * The folder named by the option, or by the environment; else the nearest of the working folder
   * and those above it that has a store or a git repository; else the working folder.
   *
   * @throws InvalidInputException if the folder that was named does not exist
   */
  static Path find(Optional<String> option, Console console) {
    if (option.isPresent()) {
      return existing("--" + CommandSpec.REPO_ROOT, option.get(), console);
    }
    String variable = console.environment().getOrDefault(VARIABLE, "");
    if (!variable.isEmpty()) {
      return existing(VARIABLE, variable, console);
    }
    for (Path folder = console.workingFolder(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".flow").resolve("maestro"))
          || Files.exists(folder.resolve(".git"))) {
        return folder;
      }
    }
    return console.workingFolder();
  }

  /** The folder, which must exist; the name is what says so. */
  static Path existing(String name, String value, Console console) {
    try {
      Path folder = console.workingFolder().resolve(value).normalize();
      if (!value.isEmpty() && Files.isDirectory(folder)) {
        return folder;
      }
    } catch (InvalidPathException e) {
      throw InvalidInputException.of(name, value, "a folder");
    }
    throw InvalidInputException.of(name, value, "a folder that exists");
  }
}
