package dev.flow.maestro.session.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A server of PostgreSQL, started when somebody asks for it, with the settings that it comes with:
 * a commit waits for the disk. Its data stay for the next time.
 */
final class DatabaseServer implements AutoCloseable {

  private final Path data;
  private Optional<EmbeddedPostgres> process = Optional.empty();

  /** A server with its data in this folder. */
  DatabaseServer(Path data) {
    this.data = data;
  }

  /** The URL of its databases but for the name, which goes to the end. */
  String url() {
    return "jdbc:postgresql://localhost:" + running().getPort() + "/";
  }

  private EmbeddedPostgres running() {
    if (process.isEmpty()) {
      try {
        process =
            Optional.of(
                EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .start());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot start PostgreSQL in " + data, e);
      }
    }
    return process.get();
  }

  /** Stops it, if it runs. */
  @Override
  public void close() throws IOException {
    if (process.isPresent()) {
      process.get().close();
    }
  }
}
