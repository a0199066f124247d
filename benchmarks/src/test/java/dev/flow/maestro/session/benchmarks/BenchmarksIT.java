package dev.flow.maestro.session.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every benchmark runs, once and with next to nothing to do. How long it takes is not judged. */
final class BenchmarksIT {

  private static final int SESSIONS = 3;

  private static final Path PROGRAM =
      Path.of(System.getProperty("maestro.program", "not started by Maven"));

  @TempDir Path folder;

  @Test
  void everyBenchmarkGivesARatio() throws Exception {
    List<Row> rows = Main.rows(Effort.smallest(), PROGRAM, folder, what -> true, what -> {});

    assertThat(rows)
        .extracting(Row::what)
        .containsAll(
            Stream.concat(
                    Stream.of("`get`", "`transition`", "`list of 100`", "`create`", "`--help`"),
                    Stream.concat(
                            Comparison.all(List.of(SESSIONS)).stream(),
                            DatabaseComparisons.all(Effort.smallest().rows()).stream())
                        .map(Comparison::what))
                .toList());
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.ratio()).isFinite().isPositive();
              assertThat(row.nanos()).isFinite().isPositive();
            });
    assertThat(Report.of(rows).lines()).hasSize(rows.size() + 2);
  }
}
