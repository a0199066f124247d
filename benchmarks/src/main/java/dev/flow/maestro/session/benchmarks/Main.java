package dev.flow.maestro.session.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything and prints the table to standard output. What it is at goes to standard
 * error.
 */
public final class Main {

  private static final String USAGE =
      """
      usage: benchmarks/run [--large] [--only TEXT] [--rounds N] [--pairs N]
        --large      also among 100,000 sessions, and 1,000,000 in PostgreSQL
        --only TEXT  only the rows in whose first column this occurs
        --rounds N   how often each benchmark in process is run (5)
        --pairs N    how often each command is run (40)
      """;

  private final Effort effort;
  private final Path program;
  private final Path folder;
  private final Predicate<String> chosen;
  private final Consumer<String> progress;

  private Main(
      Effort effort,
      Path program,
      Path folder,
      Predicate<String> chosen,
      Consumer<String> progress) {
    this.effort = effort;
    this.program = program;
    this.folder = folder;
    this.chosen = chosen;
    this.progress = progress;
  }

  /** Runs, after {@code --program FILE --folder DIR}, what the usage says. */
  public static void main(String[] arguments) throws Exception {
    Iterator<String> words = List.of(arguments).iterator();
    Path program = Path.of("maestro-session");
    Path folder = Path.of("");
    Effort effort = Effort.full(List.of(arguments).contains("--large"));
    String only = "";
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--program" -> program = Path.of(words.next());
        case "--folder" -> folder = Path.of(words.next());
        case "--only" -> only = words.next();
        case "--rounds" -> effort = effort.with(Integer.parseInt(words.next()), effort.pairs());
        case "--pairs" -> effort = effort.with(effort.rounds(), Integer.parseInt(words.next()));
        case "--large" -> {}
        default -> {
          System.err.print(USAGE);
          System.exit(2);
        }
      }
    }
    String text = only;
    PrintStream err = System.err;
    List<Row> rows = rows(effort, program, folder, what -> what.contains(text), err::println);
    System.out.print(Report.of(rows));
  }

  /**
   * Measures what the predicate chooses by the first column, in a folder that is made.
   *
   * @param progress is told what is measured now
   */
  static List<Row> rows(
      Effort effort, Path program, Path folder, Predicate<String> chosen, Consumer<String> progress)
      throws IOException, InterruptedException, RunnerException {
    return new Main(effort, program, Files.createDirectories(folder), chosen, progress).rows();
  }

  private List<Row> rows() throws IOException, InterruptedException, RunnerException {
    List<Row> rows =
        new ArrayList<>(new ProgramRun(effort, program, folder, progress).rows(chosen));
    rows.addAll(
        new InsideRun(effort, folder, progress)
            .rows(
                Stream.concat(
                        Comparison.all(effort.sizes()).stream(),
                        DatabaseComparisons.all(effort.rows()).stream())
                    .filter(comparison -> chosen.test(comparison.what()))
                    .toList()));
    return rows;
  }
}
