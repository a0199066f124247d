package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.benchmarks.Row.Pair;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Measures whole processes: a command of the packaged program and a JVM that prints one word, in
 * turn. Both have the JVM that runs this, with the same options.
 */
final class ProgramRun {

  private static final int LISTED = 100;
  private static final int NOT_COUNTED = 2;
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  private final Effort effort;
  private final Path program;
  private final Path folder;
  private final Consumer<String> progress;

  /**
   * Measures a program that lies here, with stores in this folder.
   *
   * @param progress is told what is measured now
   */
  ProgramRun(Effort effort, Path program, Path folder, Consumer<String> progress) {
    this.effort = effort;
    this.program = program;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * A command to be measured.
   *
   * @param what in words
   * @param root where its store is
   * @param arguments of the n-th run
   */
  private record Command(
      String what, Target target, Path root, IntFunction<List<String>> arguments) {

    Command(String what, Target target, Path root, String... arguments) {
      this(what, target, root, run -> List.of(arguments));
    }
  }

  /** Measures the commands that the predicate chooses by their names, one row for each. */
  List<Row> rows(Predicate<String> chosen) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Command command : commands(chosen)) {
      progress.accept(command.what());
      rows.add(row(command));
    }
    return rows;
  }

  private List<Command> commands(Predicate<String> chosen) throws IOException {
    Path root = StoreGenerator.checkout(Workplace.fresh(folder.toString()));
    SessionId id = StoreGenerator.id(0);
    new FileSessionRepository(root).create(StoreGenerator.first(0));
    Path hundred = StoreGenerator.store(folder, Math.min(LISTED, effort.listed().get(0)));
    Stream<Command> few =
        Stream.of(
            new Command("get", Target.ratioAtMost(2.4), root, "get", "--session-id", id.toString()),
            new Command("transition", Target.ratioAtMost(2.6), root, run -> move(id, run)),
            new Command("list of 100", Target.ratioAtMost(2.8), hundred, "list"),
            new Command(
                "create", Target.ratioAtMost(4.5), root, "create", "--feature-request", "Time it"),
            new Command("--help", Target.ratioAtMost(2.0), root, "--help"));
    List<Command> commands =
        new ArrayList<>(few.filter(command -> chosen.test(command.what())).toList());
    for (int sessions : effort.listed()) {
      String what = "list --limit 10 of " + sessions;
      if (chosen.test(what)) {
        Target target = sessions > 10_000 ? Target.none() : Target.ratioAtMost(8);
        Path store = StoreGenerator.store(folder, sessions);
        commands.add(new Command(what, target, store, "list", "--limit", "10"));
      }
    }
    return commands;
  }

  private static List<String> move(SessionId id, int run) {
    String status = run % 2 == 0 ? "paused" : "planning";
    return List.of("transition", "--session-id", id.toString(), "--status", status);
  }

  private Row row(Command command) throws IOException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (int run = 0; run < NOT_COUNTED + effort.pairs(); run++) {
      double nanos = nanos(program(command, run));
      double baseline = nanos(oneWord());
      if (run >= NOT_COUNTED) {
        pairs.add(new Pair(nanos, baseline, nanos / baseline));
      }
    }
    return new Row(
        "`" + command.what() + "`", "a JVM that prints one word", command.target(), pairs);
  }

  private ProcessBuilder program(Command command, int run) {
    List<String> words =
        Stream.concat(Stream.of(program.toString()), command.arguments().apply(run).stream())
            .toList();
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.startsWith("MAESTRO_"));
    builder.environment().put("MAESTRO_REPO_ROOT", command.root().toString());
    builder.environment().put("MAESTRO_REPOS", "off");
    builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
    return builder;
  }

  private static ProcessBuilder oneWord() {
    return new ProcessBuilder(
        JAVA_HOME.resolve("bin").resolve("java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-cp",
        System.getProperty("java.class.path"),
        OneWord.class.getName());
  }

  private static double nanos(ProcessBuilder builder) throws IOException, InterruptedException {
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT);
    long start = System.nanoTime();
    int code = builder.start().waitFor();
    long nanos = System.nanoTime() - start;
    if (code != 0) {
      throw new IllegalStateException(builder.command() + " ended with " + code);
    }
    return nanos;
  }
}
