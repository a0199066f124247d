package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One session is read, with what its history says of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FindBenchmark {

  private static final int SESSIONS = 10;

  @Param("target/stores")
  String folder;

  private FileSessionRepository repository;
  private Path root;
  private SessionId id;
  private Path document;

  /** For JMH. */
  public FindBenchmark() {}

  /** Makes the store. */
  @Setup
  public void setUp() throws IOException {
    root = Files.createDirectories(Workplace.fresh(folder));
    repository = new FileSessionRepository(root);
    for (int n = 0; n < SESSIONS; n++) {
      repository.land(StoreGenerator.record(n));
    }
    id = StoreGenerator.id(SESSIONS / 2);
    document = Workplace.folder(root, id).resolve("metadata.json");
  }

  /** What the store does with a session that it has read before and nobody has changed. */
  @Benchmark
  public Optional<Session> find() {
    return repository.find(id);
  }

  /** What it does with one that it has not read. */
  @Benchmark
  public Optional<Session> findAnew() {
    return new FileSessionRepository(root).find(id);
  }

  /** What it is compared with: the document's bytes. */
  @Benchmark
  public byte[] readAllBytes() throws IOException {
    return Files.readAllBytes(document);
  }
}
