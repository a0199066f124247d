package dev.flow.maestro.session.benchmarks;

import java.util.List;
import java.util.Locale;

/** The table, in Markdown. */
final class Report {

  private static final double THOUSAND = 1000;

  private Report() {}

  static String of(List<Row> rows) {
    StringBuilder table =
        new StringBuilder(
            """
            | what | time | compared with | time | ratio, median (smallest to largest) | target | met |
            |---|---|---|---|---|---|---|
            """);
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | **%.2f** (%.2f to %.2f) | %s | %s |%n",
              row.what(),
              time(row.nanos()),
              row.baseline(),
              time(row.baselineNanos()),
              row.ratio(),
              row.smallestRatio(),
              row.largestRatio(),
              row.target().text(),
              met(row)));
    }
    return table.toString();
  }

  private static String met(Row row) {
    if (row.target().text().isEmpty()) {
      return "";
    }
    return row.target().isMetBy(row) ? "yes" : "no";
  }

  /** A time with a unit that suits it. */
  static String time(double nanos) {
    if (nanos < THOUSAND) {
      return String.format(Locale.ROOT, "%.0f ns", nanos);
    }
    if (nanos < THOUSAND * THOUSAND) {
      return String.format(Locale.ROOT, "%.1f µs", nanos / THOUSAND);
    }
    return String.format(Locale.ROOT, "%.2f ms", nanos / THOUSAND / THOUSAND);
  }
}
