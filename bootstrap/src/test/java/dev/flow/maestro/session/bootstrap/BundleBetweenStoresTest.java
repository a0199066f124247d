package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.cli.Console;
import dev.flow.maestro.session.adapter.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peer's sessions, and what other tools keep with them, go from one store to another. */
class BundleBetweenStoresTest {

  private static final String WITH_FILES = "3f01b541-5cc9-47a7-9f8b-d884159c705f";
  private static final String NO_SESSION = "5c9467dc-5f08-4e2b-9f8a-f53bd6877847";

  @TempDir Path root;

  private String run(Path folder, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitCode exit =
        Main.run(
            List.of(words),
            new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                false,
                false,
                false,
                InstantSource.system()));
    assertThat(exit).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.DONE);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A store with the peer's sessions, edited by hand and by another tool. */
  private Path peersStore() throws Exception {
    Path store = Files.createDirectory(root.resolve("peer"));
    Path sessions = store.resolve(".flow/maestro/sessions");
    PeersSessions.copyTo(sessions);
    Path folder = sessions.resolve(WITH_FILES);
    Path metadata = folder.resolve("metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata)
            .replaceFirst("\\{", "{\"by hand\": [1.10e400, 123456789012345678901234567890],"));
    Files.write(folder.resolve("decisions.json"), new byte[] {0, 1, (byte) 0xff, '\n'});
    Files.createDirectories(folder.resolve("notes/more"));
    Files.writeString(folder.resolve("notes/more/empty.md"), "");
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
    return contents;
  }

  @Test
  void nothingIsLostAndTheSecondExportIsTheFirst() throws Exception {
    Path from = peersStore();
    Path to = Files.createDirectory(root.resolve("other"));

    assertThat(run(from, "export", "--to", "../first.zip")).contains("\"exported\": 4");
    run(to, "import", "../first.zip");
    run(to, "export", "--to", "../second.zip");

    assertThat(root.resolve("second.zip")).hasSameBinaryContentAs(root.resolve("first.zip"));
    Map<String, String> before = sessions(from);
    before.remove(NO_SESSION + "/checkpoints.json");
    assertThat(sessions(to)).isEqualTo(before);
    assertThat(run(to, "doctor")).contains("\"records\": 4, \"healthy\": true");
  }

  @Test
  void aForkKeepsWhatWeDoNotKnow() throws Exception {
    Path store = peersStore();
    run(store, "export", WITH_FILES, "--to", "../one.zip");

    String result = run(store, "import", "../one.zip", "--on-conflict", "fork");

    String forked = result.replaceFirst("(?s).*?\"session_id\": \"([^\"]*)\".*", "$1");
    Map<String, String> sessions = sessions(store);
    assertThat(sessions.get(forked + "/metadata.json"))
        .contains("\"by hand\": [1.10e400, 123456789012345678901234567890]")
        .contains("\"session_id\": \"" + forked);
    assertThat(sessions.get(forked + "/decisions.json"))
        .isEqualTo(sessions.get(WITH_FILES + "/decisions.json"));
    assertThat(run(store, "doctor")).contains("\"records\": 5, \"healthy\": true");
  }
}
