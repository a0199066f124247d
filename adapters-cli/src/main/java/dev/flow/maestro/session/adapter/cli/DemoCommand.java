package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays the life of a session in a folder of its own, which is removed afterwards. */
final class DemoCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
              "demo",
              "Play the life of a session in a temporary folder, a command a line",
              List.of(
                  OptionSpec.optional(
                      CommandSpec.OUTPUT, "text", "a command line and what it did; text only")),
              List.of("demo", "demo --verbose"))
          .printing(Shapes.TEXT);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Path folder = newFolder();
    Optional<IOException> left;
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
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      return Optional.of(e);
    }
  }
}
