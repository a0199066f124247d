package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** Plays the life of a session in a folder of its own, which is removed afterwards. */
final class DemoCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "demo",
          "Play the life of a session in a temporary folder, a command a line",
          List.of(
              OptionSpec.optional(
                  CommandSpec.OUTPUT, "text", "a command line and what it did; text only")),
          List.of("demo"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Path folder = newFolder();
    Optional<IOException> left = Optional.empty();
    try {
      Demo.play(invocation.managerAt(folder), invocation.output());
    } finally {
      left = remove(folder);
    }
    left.ifPresent(
        e -> {
          throw new StoreUnavailableException(
              folder.toString(), "cannot remove " + folder + ": " + e.getMessage(), e);
        });
    return ExitCode.DONE;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("maestro-session-demo-");
    } catch (IOException e) {
      String parent = System.getProperty("java.io.tmpdir", "the temporary folder");
      throw new StoreUnavailableException(
          parent, "cannot make a folder in " + parent + ": " + e.getMessage(), e);
    }
  }

  /** What kept it from being removed; no link is followed. */
  private static Optional<IOException> remove(Path folder) {
    try {
      Files.walkFileTree(folder, new Remover());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
