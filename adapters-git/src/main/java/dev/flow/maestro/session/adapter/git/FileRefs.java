package dev.flow.maestro.session.adapter.git;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** References in files of their own, and those below {@code refs/} also in {@code packed-refs}. */
final class FileRefs implements RefStore {

  /** More than a path can be long. */
  private static final int LIMIT = 8192;

  private final GitFolder folder;

  FileRefs(GitFolder folder) {
    this.folder = folder;
  }

  @Override
  public Optional<RefValue> read(String name) throws UnreadableGitException {
    Path file = GitFiles.resolve(folder.holding(name), name);
    if (!RefName.isBelowRoot(name)) {
      return loose(file);
    }
    // Git leaves an empty folder "one" behind when "one/two" goes away.
    Optional<RefValue> loose = Files.isDirectory(file) ? Optional.empty() : loose(file);
    // In this order: git writes the packed one before it removes the loose one.
    return loose.isPresent() ? loose : packed(name);
  }

  private static Optional<RefValue> loose(Path file) throws UnreadableGitException {
    if (Files.isSymbolicLink(file)) {
      String target = target(file);
      if (RefName.isValid(target)) {
        return Optional.of(RefValue.symbolic(target));
      }
    }
    Optional<String> content = GitFiles.text(file, LIMIT);
    return content.isPresent()
        ? Optional.of(RefValue.parse(file, content.get()))
        : Optional.empty();
  }

  /** Long ago a symbolic reference was a symbolic link, and git still takes it for one. */
  private static String target(Path link) throws UnreadableGitException {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UnreadableGitException(link, e);
    }
  }

  private Optional<RefValue> packed(String name) throws UnreadableGitException {
    Path file = folder.common().resolve("packed-refs");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    boolean isWhole = true;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#") || line.startsWith("^")) {
          continue;
        }
        int space = line.indexOf(' ');
        if (line.substring(space + 1).equals(name)) {
          return Optional.of(RefValue.commit(file, line.substring(0, Math.max(0, space))));
        }
        isWhole &= space == 40 || space == 64;
      }
    } catch (IOException e) {
      throw new UnreadableGitException(file, e);
    }
    if (!isWhole) {
      throw new UnreadableGitException(file, "is damaged");
    }
    return Optional.empty();
  }
}
