package dev.flow.maestro.session.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.SessionManager;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of several repositories, compiled and run. */
class SeveralRepositoriesTest {

  @Test
  void tellsWhatIsGoingOnAndWhatIsMissing(@TempDir Path folder) throws Exception {
    Path shop = Files.createDirectory(folder.resolve("shop"));
    SessionManager sessions = Examples.open(shop);
    sessions.createSession("Add a login");
    Path file = Files.writeString(folder.resolve("repositories"), "/nowhere\n" + shop + "\n");

    assertThat(SeveralRepositories.activeEverywhere(file))
        .containsExactly(
            shop + ": Add a login",
            "cannot look into the repository /nowhere: the folder does not exist");
  }

  @Test
  void theReadmeShowsTheExampleAsItIsCompiled() throws Exception {
    String source =
        Files.readString(
            Path.of("src/test/java/dev/flow/maestro/session/examples/SeveralRepositories.java"));
    String begin = "// readme: several repositories\n";
    String example =
        source
            .substring(source.indexOf(begin) + begin.length(), source.indexOf("// readme: end"))
            .stripTrailing()
            .stripIndent();

    assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + example + "\n```");
  }
}
