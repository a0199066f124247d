package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where benchmarks put their stores. */
final class Workplace {

  private Workplace() {}

  /** A new folder of its own, below the one that all share. */
  static Path fresh(String folder) throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of(folder)), "run-");
  }

  /** The sessions of the store below a root. */
  static Path sessions(Path root) {
    return root.resolve(".flow").resolve("maestro").resolve("sessions");
  }

  /** A session's own folder. */
  static Path folder(Path root, SessionId id) {
    return sessions(root).resolve(id.toString());
  }
}
