package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.cli.Console;
import dev.flow.maestro.session.adapter.cli.ExitCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with its sessions in PostgreSQL, and with files on the other side. */
class PostgresProgramTest {

  private static final Pattern ID = Pattern.compile("\"session_id\": \"([^\"]*)\"");
  private static final String WITH_FILES = "3f01b541-5cc9-47a7-9f8b-d884159c705f";
  private static final String NO_SESSION = "5c9467dc-5f08-4e2b-9f8a-f53bd6877847";

  private static EmbeddedPostgres server;
  private static int databases;

  @TempDir Path root;
  private Map<String, String> inDatabase;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void makeDatabase() throws SQLException, IOException {
    String name = "program" + ++databases;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    Path secret = Files.writeString(root.resolve("secret"), "s3cr3t\n");
    inDatabase =
        Map.of(
            "MAESTRO_STORE",
            "postgresql://localhost:" + server.getPort() + "/" + name,
            "MAESTRO_DB_USER",
            "postgres",
            "MAESTRO_DB_PASSWORD_FILE",
            secret.toString());
  }

  private record Run(ExitCode exit, String out, String err) {}

  private static Run any(Map<String, String> environment, Path folder, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitCode exit =
        Main.run(
            List.of(words),
            new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment,
                folder,
                false,
                false,
                false,
                InstantSource.system()));
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String run(Map<String, String> environment, Path folder, String... words) {
    Run run = any(environment, folder, words);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run.out();
  }

  private static List<String> ids(String out) {
    List<String> ids = new ArrayList<>();
    Matcher matcher = ID.matcher(out);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    return ids;
  }

  @Test
  void everyCommandWorks() throws IOException {
    Path folder = Files.createDirectory(root.resolve("here"));
    String id = ids(run(inDatabase, folder, "create", "--feature-request", "Add a login")).get(0);
    run(inDatabase, folder, "create", "--feature-request", "Something else");

    assertThat(ids(run(inDatabase, folder, "list"))).hasSize(2).contains(id);
    assertThat(run(inDatabase, folder, "get", id.substring(0, 8))).contains("Add a login");
    run(inDatabase, folder, "transition", id, "--status", "planning");
    run(inDatabase, folder, "update", id, "--add", "statistics.total_tasks=2");
    assertThat(ids(run(inDatabase, folder, "search", "LOGIN"))).containsExactly(id);
    assertThat(run(inDatabase, folder, "list", "--status", "planning")).contains(id);
    assertThat(run(inDatabase, folder, "history", id))
        .contains("\"revision\": 3")
        .contains("transitioned");
    Run conflict =
        any(
            inDatabase,
            folder,
            "update",
            id,
            "--expect-revision",
            "1",
            "--add",
            "statistics.total_tasks=1");
    assertThat(conflict.exit()).isEqualTo(ExitCode.CONFLICT);
    assertThat(any(inDatabase, folder, "transition", id, "--status", "completed").exit())
        .isEqualTo(ExitCode.ILLEGAL_TRANSITION);
    run(inDatabase, folder, "hold", id);
    assertThat(any(inDatabase, folder, "delete", id).exit()).isEqualTo(ExitCode.CONFLICT);
    run(inDatabase, folder, "release", id);
    run(inDatabase, folder, "delete", id);
    assertThat(any(inDatabase, folder, "get", id).exit()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(run(inDatabase, folder, "trash", "list")).contains(id);
    run(inDatabase, folder, "trash", "restore", id);
    assertThat(run(inDatabase, folder, "get", id)).contains("\"revision\": 3");
    run(inDatabase, folder, "stats");
    assertThat(run(inDatabase, folder, "sweep", "--dry-run")).contains("\"swept\": []");
    assertThat(run(inDatabase, folder, "doctor")).contains("\"records\": 2, \"healthy\": true");
    assertThat(folder.resolve(".flow/maestro/sessions")).doesNotExist();
  }

  @Test
  void templatesStayInFiles() throws IOException {
    Path here = Files.createDirectory(root.resolve("here"));
    run(inDatabase, here, "template", "add", "usual", "--feature-request", "Fix it");
    assertThat(here.resolve(".flow/maestro/templates/usual.json")).exists();

    String id = ids(run(inDatabase, here, "create", "--template", "usual")).get(0);

    assertThat(run(inDatabase, here, "get", id)).contains("Fix it");
  }

  /** The peer's sessions, with members and files that we do not know. */
  private Path peersStore() throws Exception {
    Path store = Files.createDirectory(root.resolve("peer"));
    Path sessions = store.resolve(".flow/maestro/sessions");
    PeersSessions.copyTo(sessions);
    Path metadata = sessions.resolve(WITH_FILES).resolve("metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replaceFirst("\\{", "{\"by hand\": [1.10e400, \"\\\\u0000 \\\\ud83d\"],"));
    Files.write(
        sessions.resolve(WITH_FILES).resolve("decisions.json"), new byte[] {0, (byte) 0xff});
    return store;
  }

  private static Map<String, String> sessions(Path store) throws IOException {
    Path sessions = store.resolve(".flow/maestro/sessions");
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(sessions)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            sessions.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    contents.remove(NO_SESSION + "/checkpoints.json");
    return contents;
  }

  @Test
  void nothingIsLostOnTheWayFromFilesAndBack() throws Exception {
    Path from = peersStore();
    Path between = Files.createDirectory(root.resolve("between"));
    Path to = Files.createDirectory(root.resolve("to"));
    Map<String, String> inFiles = Map.of();
    run(inFiles, from, "update", WITH_FILES, "--add", "statistics.total_tasks=1");
    run(inFiles, from, "export", "--to", "../first.zip");

    run(inDatabase, between, "import", "../first.zip");
    assertThat(run(inDatabase, between, "doctor")).contains("\"records\": 4, \"healthy\": true");
    run(inDatabase, between, "export", "--to", "../second.zip");
    run(inFiles, to, "import", "../second.zip");

    assertThat(root.resolve("second.zip")).hasSameBinaryContentAs(root.resolve("first.zip"));
    Path reference = Files.createDirectory(root.resolve("reference"));
    run(inFiles, reference, "import", "../first.zip");
    assertThat(sessions(to)).hasSizeGreaterThan(8).isEqualTo(sessions(reference));

    run(inDatabase, between, "update", WITH_FILES, "--add", "statistics.total_tasks=1");
    run(inDatabase, between, "export", "--to", "../third.zip");
    run(inFiles, to, "import", "../third.zip", "--on-conflict", "newer");
    assertThat(run(inFiles, to, "history", WITH_FILES))
        .isEqualTo(run(inDatabase, between, "history", WITH_FILES));
    assertThat(sessions(to).get(WITH_FILES + "/metadata.json"))
        .contains("[1.10e400, \"\\u0000 \\ud83d\"]");
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotShown() throws IOException {
    Path folder = Files.createDirectory(root.resolve("here"));
    for (String store :
        List.of(
            "postgresql://dev:s3cr3t@localhost/maestro",
            "postgres://dev:s3cr3t@localhost/maestro",
            "jdbc:postgresql://localhost/maestro?password=s3cr3t")) {
      Run run = any(Map.of("MAESTRO_STORE", store), folder, "list");

      assertThat(run.exit()).isEqualTo(ExitCode.INVALID);
      assertThat(run.err()).contains("database must be a URL").doesNotContain("s3cr3t");
    }
  }

  @Test
  void aServerThatIsNotThereIsToldWithoutThePassword() throws IOException {
    Path folder = Files.createDirectory(root.resolve("here"));
    Map<String, String> nowhere =
        Map.of(
            "MAESTRO_STORE", "postgresql://localhost:1/maestro",
            "MAESTRO_DB_PASSWORD", "s3cr3t");

    Run run = any(nowhere, folder, "list");

    assertThat(run.exit()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(run.err())
        .startsWith("error: cannot connect to postgresql://localhost:1/maestro")
        .doesNotContain("s3cr3t");
  }
}
