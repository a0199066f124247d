package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.benchmarks.Comparison.Timed;
import dev.flow.maestro.session.benchmarks.Comparison.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is compared on a server of PostgreSQL. */
final class DatabaseComparisons {

  private static final List<Integer> CONNECTIONS = List.of(1, 4, 16);
  private static final double NEARLY_ALL = 0.85;
  private static final double FEW_READS = 3;

  private DatabaseComparisons() {}

  /** All of them, with queries among so many rows. */
  static List<Comparison> all(List<Integer> rows) {
    List<Comparison> all = new ArrayList<>();
    CONNECTIONS.forEach(connections -> all.add(changes(connections)));
    rows.forEach(count -> queries(count).forEach(all::add));
    return all;
  }

  private static Comparison changes(int connections) {
    Timed update = Timed.of(DatabaseChangeBenchmark.class, "update");
    Timed bare = Timed.of(DatabaseChangeBenchmark.class, "bareTransaction");
    return new Comparison(
        "PostgreSQL: a transition, " + inWords(connections),
        update.with(connections).onServer(),
        "the same statements by hand; the ratio is of transitions a second",
        bare.with(connections).onServer(),
        Way.WORK,
        Target.ratioAtLeast(NEARLY_ALL));
  }

  private static String inWords(int connections) {
    return connections == 1 ? "1 connection" : connections + " connections";
  }

  private static Stream<Comparison> queries(int rows) {
    Timed byKey = query("byPrimaryKey", rows);
    return Stream.of("newest", "search", "find")
        .map(
            method ->
                new Comparison(
                    "PostgreSQL: " + inWords(method) + " of " + rows,
                    query(method, rows),
                    "read one row by its primary key, by hand",
                    byKey,
                    Way.TIME,
                    method.equals("find") ? Target.none() : Target.ratioAtMost(FEW_READS)));
  }

  private static String inWords(String method) {
    return switch (method) {
      case "newest" -> "the 10 newest";
      case "search" -> "the 10 with a rare word";
      default -> "one session by its id";
    };
  }

  private static Timed query(String method, int rows) {
    return Timed.of(DatabaseQueryBenchmark.class, method).among(rows).onServer();
  }
}
