package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has no database pays for none: a command on files loads no class of it. */
class DatabaseClassesTest {

  private static final String[] OF_A_DATABASE = {
    "org.postgresql.", "com.zaxxer.", "org.flywaydb.", "session.adapter.postgresql."
  };

  @TempDir Path folder;

  /** The classes that a process of its own loads for a command. */
  private String loadedBy(Map<String, String> environment, int exit, String... words)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load=info:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("MAESTRO_STORE");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isEqualTo(exit);
    return Files.readString(log);
  }

  @Test
  void noneIsLoadedForFiles() throws Exception {
    for (String[] words :
        new String[][] {
          {"create", "--feature-request", "x"}, {"list"}, {"get", "0"}, {"search", "x"}
        }) {
      int exit = words[0].equals("get") ? 3 : 0;

      assertThat(loadedBy(Map.of(), exit, words))
          .contains(Main.class.getName())
          .doesNotContain(OF_A_DATABASE);
    }
  }

  @Test
  void theyAreLoadedForADatabase() throws Exception {
    Map<String, String> nowhere = Map.of("MAESTRO_STORE", "postgresql://localhost:1/maestro");

    // So that the names above are those of what is loaded.
    assertThat(loadedBy(nowhere, 7, "list"))
        .contains("org.postgresql.", "com.zaxxer.", "session.adapter.postgresql.");
  }
}
