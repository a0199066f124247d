package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.benchmarks.Row.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Two benchmarks of JMH that belong together, as one row of the table.
 *
 * @param what is measured, in words
 * @param subject its benchmark
 * @param baselineWhat what it is compared with, in words
 * @param baseline its benchmark
 * @param way how the two are divided
 * @param target how it should be
 */
record Comparison(
    String what, Timed subject, String baselineWhat, Timed baseline, Way way, Target target) {

  private static final String BARE = "write, force, move, force";
  private static final String PARSING = "read and parse every document";
  private static final int MANY_THREADS = 8;
  private static final int MANY_SESSIONS = 10_000;

  /** How a ratio is made of two times. */
  enum Way {
    /** How many times as long the subject takes. */
    TIME,
    /** How many times as much the subject gets done, with as many threads as it has. */
    WORK
  }

  /**
   * A benchmark of JMH, ready to be run.
   *
   * @param type the class
   * @param method the method
   * @param sessions how many sessions, for a benchmark that asks
   * @param threads how many threads run it
   * @param asksServer whether it needs a server of PostgreSQL
   */
  record Timed(
      Class<?> type, String method, OptionalInt sessions, int threads, boolean asksServer) {

    static Timed of(Class<?> type, String method) {
      return new Timed(type, method, OptionalInt.empty(), 1, false);
    }

    Timed among(int count) {
      return new Timed(type, method, OptionalInt.of(count), threads, asksServer);
    }

    Timed with(int count) {
      return new Timed(type, method, sessions, count, asksServer);
    }

    Timed onServer() {
      return new Timed(type, method, sessions, threads, true);
    }
  }

  /** Two times as a pair of the row. */
  Pair pair(double nanos, double baselineNanos) {
    return switch (way) {
      case TIME -> new Pair(nanos, baselineNanos, nanos / baselineNanos);
      case WORK ->
          new Pair(
              nanos,
              baselineNanos,
              subject.threads() * baselineNanos / (baseline.threads() * nanos));
    };
  }

  /** All of them, with queries among so many sessions. */
  static List<Comparison> all(List<Integer> sizes) {
    List<Comparison> all = new ArrayList<>(operations());
    sizes.forEach(sessions -> queries(sessions).forEach(all::add));
    return all;
  }

  private static List<Comparison> operations() {
    Timed bare = Timed.of(ChangeBenchmark.class, "bareForced");
    Timed update = Timed.of(ThreadsBenchmark.class, "update");
    Timed bareOfThread = Timed.of(ThreadsBenchmark.class, "bareForced");
    return List.of(
        time(
            "find a session that nobody has changed",
            Timed.of(FindBenchmark.class, "find"),
            "`Files.readAllBytes` of its document",
            Timed.of(FindBenchmark.class, "readAllBytes"),
            Target.ratioAtMost(2)),
        time(
            "find a session that was not read before",
            Timed.of(FindBenchmark.class, "findAnew"),
            "`Files.readAllBytes` of its document",
            Timed.of(FindBenchmark.class, "readAllBytes"),
            Target.ratioAtMost(2)),
        time(
            "a durable transition with its event",
            Timed.of(ChangeBenchmark.class, "update"),
            BARE,
            bare,
            Target.ratioAtMost(1.8)),
        time(
            "a durable creation with git context",
            Timed.of(ChangeBenchmark.class, "create"),
            BARE,
            bare,
            Target.ratioAtMost(2.2)),
        time(
            "a transition with its event, durability `process`",
            Timed.of(ChangeBenchmark.class, "updateOfProcess"),
            "write, move",
            Timed.of(ChangeBenchmark.class, "bareUnforced"),
            Target.nanosAtMost(500_000)),
        time(
            "a transition in the domain",
            Timed.of(DomainBenchmark.class, "transition"),
            "the same records made by hand",
            Timed.of(DomainBenchmark.class, "records"),
            Target.nanosAtMost(300)),
        time(
            "a refusal in the domain",
            Timed.of(DomainBenchmark.class, "refusal"),
            "an exception with a stack trace",
            Timed.of(DomainBenchmark.class, "exception"),
            Target.nanosAtMost(100)),
        work(
            "a change, eight threads on eight sessions",
            update.with(MANY_THREADS),
            "one thread; the ratio is of changes a second",
            update,
            Target.ratioAtLeast(3)),
        work(
            "what the disk allows: " + BARE + ", eight threads",
            bareOfThread.with(MANY_THREADS),
            "one thread; the ratio is of writes a second",
            bareOfThread,
            Target.none()));
  }

  private static Stream<Comparison> queries(int sessions) {
    Timed listing = Timed.of(QueryBenchmark.class, "listAndStat").among(sessions);
    Timed parsing = Timed.of(QueryBenchmark.class, "readAndParse").among(sessions);
    Stream<Comparison> looking =
        Stream.of("newest", "byStatus", "search")
            .flatMap(
                method -> {
                  String what = queryInWords(method) + " of " + sessions;
                  Timed query = Timed.of(QueryBenchmark.class, method).among(sessions);
                  return Stream.of(
                      time(what, query, "list the folders, one stat each", listing, Target.none()),
                      time(what, query, PARSING, parsing, Target.none()));
                });
    // To read the ten sessions that are shown takes as long among many as among few.
    Target target = sessions < MANY_SESSIONS ? Target.none() : Target.ratioAtMost(0.02);
    Stream<Comparison> believing =
        Stream.of("newestByLog", "byStatusByLog", "searchByLog")
            .map(
                method ->
                    time(
                        queryInWords(method) + " of " + sessions + ", `foreign_edits` `none`",
                        Timed.of(QueryBenchmark.class, method).among(sessions),
                        PARSING,
                        parsing,
                        target));
    return Stream.concat(looking, believing);
  }

  private static String queryInWords(String method) {
    return switch (method) {
      case "newest", "newestByLog" -> "the 10 newest";
      case "byStatus", "byStatusByLog" -> "the 10 newest with a status";
      default -> "the 10 best matches of a word";
    };
  }

  private static Comparison time(
      String what, Timed subject, String baselineWhat, Timed baseline, Target target) {
    return new Comparison(what, subject, baselineWhat, baseline, Way.TIME, target);
  }

  private static Comparison work(
      String what, Timed subject, String baselineWhat, Timed baseline, Target target) {
    return new Comparison(what, subject, baselineWhat, baseline, Way.WORK, target);
  }
}
