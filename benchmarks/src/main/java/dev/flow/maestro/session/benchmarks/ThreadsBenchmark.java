package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Threads change sessions of one store, each its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ThreadsBenchmark {

  /** For JMH. */
  public ThreadsBenchmark() {}

  /** The store that all share. */
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("target/stores")
    String folder;

    private final AtomicInteger threads = new AtomicInteger();
    private Path root;
    private FileSessionRepository repository;

    /** For JMH. */
    public Shared() {}

    /** Makes the store. */
    @Setup
    public void setUp() throws IOException {
      root = Workplace.fresh(folder);
      repository = new FileSessionRepository(root);
    }
  }

  /** What a thread has for itself. */
  @State(Scope.Thread)
  public static class Own {

    private SessionId id;
    private BareWrite bare;

    /** For JMH. */
    public Own() {}

    /** Makes the thread's session. */
    @Setup
    public void setUp(Shared shared) throws IOException {
      int thread = shared.threads.getAndIncrement();
      id = StoreGenerator.id(thread);
      shared.repository.create(StoreGenerator.first(thread));
      Path document = Workplace.folder(shared.root, id).resolve("metadata.json");
      Path beside = Files.createDirectories(shared.root.resolve("bare-" + thread));
      bare = new BareWrite(beside, Files.readAllBytes(document));
    }
  }

  /** A transition with its event. */
  @Benchmark
  public SessionRevision update(Shared shared, Own own) {
    return StoreGenerator.moveOn(shared.repository, own.id);
  }

  /** What the disk allows. */
  @Benchmark
  public void bareForced(Own own) throws IOException {
    own.bare.forced();
  }
}
