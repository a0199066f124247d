package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {

  @TempDir Path folder;

  private List<String> linesOf(String content, long start) throws IOException {
    Path file = Files.writeString(folder.resolve("lines"), content);
    List<String> lines = new ArrayList<>();
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      LineReader reader = new LineReader(channel, start, 20_000);
      while (reader.next()) {
        String line =
            reader.isTooLong() ? "too long" : new String(reader.line(), StandardCharsets.US_ASCII);
        lines.add(reader.begin() + "-" + reader.end() + ":" + line);
      }
    }
    return lines;
  }

  @Test
  void readsLinesWithTheirPlaces() throws IOException {
    assertThat(linesOf("ab\n\nc\n", 0)).containsExactly("0-3:ab", "4-6:c");
    assertThat(linesOf("ab\n\nc\n", 3)).containsExactly("4-6:c");
    assertThat(linesOf("", 0)).isEmpty();
    assertThat(linesOf("\n\n", 0)).isEmpty();
  }

  @Test
  void whatHasNoLineFeedIsNoLine() throws IOException {
    assertThat(linesOf("ab\ncd", 0)).containsExactly("0-3:ab");
  }

  @Test
  void passesOverALineThatIsTooLong() throws IOException {
    assertThat(linesOf("a".repeat(20_001) + "\n" + "b".repeat(3) + "\n", 0))
        .containsExactly("0-20002:too long", "20002-20006:bbb");
    assertThat(linesOf("a".repeat(20_000) + "\n", 0))
        .containsExactly("0-20001:" + "a".repeat(20_000));
  }

  @Test
  void readsLinesOfEveryLengthAcrossItsBlocks() throws IOException {
    Random random = new Random(1);
    StringBuilder content = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      String line = String.valueOf((char) ('a' + n % 26)).repeat(1 + random.nextInt(9000));
      int begin = content.length();
      content.append(line).append('\n');
      expected.add(begin + "-" + content.length() + ":" + line);
    }
    assertThat(linesOf(content.toString(), 0)).isEqualTo(expected);
  }
}
