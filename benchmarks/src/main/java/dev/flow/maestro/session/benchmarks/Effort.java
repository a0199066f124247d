package dev.flow.maestro.session.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How thoroughly to measure.
 *
 * @param rounds how often each benchmark of JMH is run, one after another
 * @param forked whether each run has a JVM of its own
 * @param warmUp how long each run goes on before it counts
 * @param time how long it counts
 * @param pairs how often each command is run, with the other program in turn
 * @param sizes among how many sessions to query, in process
 * @param listed among how many sessions to list, by the program
 * @param rows among how many sessions of a database to query
 */
record Effort(
    int rounds,
    boolean forked,
    Duration warmUp,
    Duration time,
    int pairs,
    List<Integer> sizes,
    List<Integer> listed,
    List<Integer> rows) {

  private static final int SMALL = 1_000;
  private static final int MANY = 10_000;
  private static final int VERY_MANY = 100_000;
  private static final int ROWS = 20_000;
  private static final int VERY_MANY_ROWS = 1_000_000;

  Effort {
    sizes = List.copyOf(sizes);
    listed = List.copyOf(listed);
    rows = List.copyOf(rows);
  }

  /** For figures that are to be believed. */
  static Effort full(boolean large) {
    return new Effort(
        5,
        true,
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        40,
        large ? List.of(SMALL, MANY, VERY_MANY) : List.of(SMALL, MANY),
        large ? List.of(MANY, VERY_MANY) : List.of(MANY),
        large ? List.of(ROWS, VERY_MANY_ROWS) : List.of(ROWS));
  }

  /** For seeing that everything runs; the figures mean nothing. */
  static Effort smallest() {
    return new Effort(
        1, false, Duration.ZERO, Duration.ofMillis(1), 1, List.of(3), List.of(3), List.of(40));
  }

  /** The same with another number of rounds and pairs. */
  Effort with(int otherRounds, int otherPairs) {
    return new Effort(otherRounds, forked, warmUp, time, otherPairs, sizes, listed, rows);
  }
}
