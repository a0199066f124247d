package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The faults that the proofs were seen to catch fit the code as it is, so that they can be planted
 * again. Whether they are caught is for the script beside them, which takes long.
 */
class PlantedFaultsTest {

  private static final Path FAULTS = Path.of("src/test/planted-faults").toAbsolutePath();

  @TestFactory
  Stream<DynamicTest> fit() throws Exception {
    assumeTrue(git("rev-parse", "--show-toplevel").isEmpty(), "not run: no git, or no checkout");
    try (Stream<Path> files = Files.list(FAULTS)) {
      List<Path> patches =
          files.filter(file -> file.toString().endsWith(".patch")).sorted().toList();
      assertThat(patches).hasSizeGreaterThan(30);
      return patches.stream()
          .map(
              patch ->
                  dynamicTest(
                      patch.getFileName().toString(),
                      () -> assertThat(git("apply", "--check", patch.toString())).isEmpty()));
    }
  }

  /** Runs git at the top of the checkout; what it complains of, nothing where all is well. */
  private static String git(String... words) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(words)).toList())
              .directory(FAULTS.resolve("../../../..").normalize().toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? "" : said + "(exit " + process.exitValue() + ")";
    } catch (IOException e) {
      return e.toString();
    }
  }
}
