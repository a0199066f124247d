package dev.flow.maestro.session.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.cli.Console;
import dev.flow.maestro.session.adapter.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration on real files, where there is neither git nor a store. */
class DemoTest {

  @TempDir Path folder;

  @Test
  void playsTheWholeLifeAndTouchesNothingHere() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    ExitCode exit =
        Main.run(
            List.of("demo"),
            new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Map.of("PATH", ""),
                folder,
                false,
                false,
                false,
                InstantSource.system()));

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(exit).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(UTF_8))
        .startsWith("maestro-session template add api ")
        .endsWith("  # 13 events, from created to completed\n");
    assertThat(folder).isEmptyDirectory();
  }
}
