package dev.flow.maestro.session.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide shows is compiled and run here, and what is here for the guide is shown. */
class GuideTest {

  private static final Path SOURCES = Path.of("src/test/java/dev/flow/maestro/session/embedding");
  private static final Pattern REGION =
      Pattern.compile("^ *// guide: [^\n]*\n(.*?)^ *// end$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern BLOCK =
      Pattern.compile("^```java\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  private static List<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1).stripTrailing().stripIndent())
        .toList();
  }

  private static List<String> regions() throws IOException {
    List<String> regions = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.filter(path -> !path.endsWith("GuideTest.java")).toList()) {
        String source = Files.readString(file);
        List<String> inFile = found(REGION, source);
        assertThat(inFile)
            .as("regions of %s", file)
            .hasSize(source.split("// guide: ", -1).length - 1);
        regions.addAll(inFile);
      }
    }
    return regions;
  }

  @Test
  void showsEachRegionOnceAndNothingElse() throws Exception {
    String guide = Files.readString(Path.of("../docs/embedding.md"));

    List<String> blocks = found(BLOCK, guide);

    assertThat(blocks).hasSize(guide.split("```java", -1).length - 1).isNotEmpty();
    assertThat(blocks).containsExactlyInAnyOrderElementsOf(regions());
  }
}
