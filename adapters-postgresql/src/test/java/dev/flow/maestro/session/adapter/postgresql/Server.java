package dev.flow.maestro.session.adapter.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real server, one for all tests of this JVM unless one wants its own. */
final class Server implements AutoCloseable {

  private static final class Shared {
    static final Server SERVER = start();
  }

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path data;
  private EmbeddedPostgres process;

  private Server(Path data, EmbeddedPostgres process) {
    this.data = data;
    this.process = process;
  }

  /** The one that all share; it ends with the JVM. */
  static Server shared() {
    return Shared.SERVER;
  }

  /** One that may be killed. */
  static Server start() {
    try {
      Path data = Files.createTempDirectory("maestro-postgresql");
      Server server = new Server(data, start(data, Optional.empty()));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start(Path data, Optional<Integer> port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            // What is killed is the server, not the machine: the disk need not be waited for.
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(Duration.ofMinutes(2));
    port.ifPresent(builder::setPort);
    return builder.start();
  }

  int port() {
    return process.getPort();
  }

  /** Makes a database with nothing in it, and gives its name. */
  String newDatabase() throws SQLException {
    String name = "db" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    execute("postgres", "create database " + name);
    return name;
  }

  PostgresSettings settings(String database) {
    return settings(port(), database);
  }

  static PostgresSettings settings(int port, String database) {
    return PostgresSettings.of("jdbc:postgresql://localhost:" + port + "/" + database)
        .withUser("postgres")
        .withPassword("no secret");
  }

  Connection connect(String database) throws SQLException {
    return process.getDatabase("postgres", database).getConnection();
  }

  /** Executes a statement, and says how many rows it changed. */
  int execute(String database, String sql, Object... parameters) throws SQLException {
    try (Connection connection = connect(database)) {
      if (parameters.length == 0) {
        try (Statement statement = connection.createStatement()) {
          return statement.executeUpdate(sql);
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        return statement.executeUpdate();
      }
    }
  }

  /** From now on, whoever connects is asked for a password. */
  void askForPasswords() throws IOException, SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      Files.writeString(data.resolve("pg_hba.conf"), "host all all all scram-sha-256\n");
      statement.execute("select pg_reload_conf()");
    }
    while (letsIn()) {
      // Until the server has read it.
    }
  }

  private boolean letsIn() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(0);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Kills every process of the server, at once and without a word. */
  void kill() {
    postmaster()
        .ifPresent(
            postmaster -> {
              List<ProcessHandle> all =
                  Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
              all.forEach(ProcessHandle::destroyForcibly);
              all.forEach(killed -> killed.onExit().join());
            });
  }

  private Optional<ProcessHandle> postmaster() {
    try {
      return ProcessHandle.of(
          Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Starts the server again after it was killed, on what it finds. */
  void startAgain() throws IOException {
    int port = port();
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    process.close();
    process = start(data, Optional.of(port));
  }

  /** Kills it and removes its data. */
  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // It lies in the folder for temporary files.
    }
  }
}
