package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Tells one run of the operating system from the next; see random(4). */
final class Boot {

  private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");

  private Boot() {}

  private static final class Once {

    static final Optional<UUID> ID_NOW = read();

    private Once() {}
  }

  /** The id of this run, or empty where the system tells none. */
  static Optional<UUID> id() {
    return Once.ID_NOW;
  }

  private static Optional<UUID> read() {
    try {
      return Optional.of(UUID.fromString(Files.readString(ID).trim()));
    } catch (IOException | IllegalArgumentException e) {
      // Not Linux.
      return Optional.empty();
    }
  }
}
