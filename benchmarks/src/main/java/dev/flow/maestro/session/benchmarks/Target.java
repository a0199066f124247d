package dev.flow.maestro.session.benchmarks;

import java.util.Locale;

/** How a figure should be, and whether it is. */
interface Target {

  /** Whether a row is as it should be. */
  boolean isMetBy(Row row);

  /** As the table shows it. */
  String text();

  /** The ratio is this or smaller. */
  static Target ratioAtMost(double ratio) {
    return new Ratio(ratio, false);
  }

  /** The ratio is this or larger. */
  static Target ratioAtLeast(double ratio) {
    return new Ratio(ratio, true);
  }

  /** It takes no longer than this, whatever the ratio. */
  static Target nanosAtMost(double nanos) {
    return new Nanos(nanos);
  }

  /** There is none: the row is there to be looked at. */
  static Target none() {
    return new None();
  }

  /** Of the ratio. */
  record Ratio(double bound, boolean atLeast) implements Target {

    @Override
    public boolean isMetBy(Row row) {
      return atLeast ? row.ratio() >= bound : row.ratio() <= bound;
    }

    @Override
    public String text() {
      return String.format(Locale.ROOT, "%s %s", atLeast ? "≥" : "≤", bound);
    }
  }

  /** Of the time. */
  record Nanos(double bound) implements Target {

    @Override
    public boolean isMetBy(Row row) {
      return row.nanos() <= bound;
    }

    @Override
    public String text() {
      return "≤ " + Report.time(bound);
    }
  }

  /** Of nothing. */
  record None() implements Target {

    @Override
    public boolean isMetBy(Row row) {
      return true;
    }

    @Override
    public String text() {
      return "";
    }
  }
}
