package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.fs.Durability;
import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileStoreOptions;
import dev.flow.maestro.session.adapter.git.JGitContextDetector;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One change of a store: durable when the call returns, or not forced. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChangeBenchmark {

  @Param("target/stores")
  String folder;

  private FileSessionRepository repository;
  private FileSessionRepository unforced;
  private SessionManager manager;
  private SessionId id;
  private BareWrite bare;

  /** For JMH. */
  public ChangeBenchmark() {}

  /** Makes the store, with one session in it. */
  @Setup
  public void setUp() throws IOException {
    Path root = StoreGenerator.checkout(Workplace.fresh(folder));
    repository = new FileSessionRepository(root);
    unforced =
        new FileSessionRepository(
            root, FileStoreOptions.defaults().withDurability(Durability.PROCESS));
    repository.create(StoreGenerator.first(0));
    id = StoreGenerator.id(0);
    manager =
        new SessionManager(
            SessionPorts.of(
                repository,
                new JGitContextDetector(root),
                () -> new SessionId(UUID.randomUUID()),
                InstantSource.system()));
    Path document = Workplace.folder(root, id).resolve("metadata.json");
    Path beside = Files.createDirectories(root.resolve("bare"));
    bare = new BareWrite(beside, Files.readAllBytes(document));
  }

  /** A transition with its event. */
  @Benchmark
  public SessionRevision update() {
    return StoreGenerator.moveOn(repository, id);
  }

  /** The same, to outlive a killed process only. */
  @Benchmark
  public SessionRevision updateOfProcess() {
    return StoreGenerator.moveOn(unforced, id);
  }

  /** A new session with the state of git. */
  @Benchmark
  public Session create() {
    return manager.createSession("Add a page that tells how long things take");
  }

  /** What a durable change is compared with. */
  @Benchmark
  public void bareForced() throws IOException {
    bare.forced();
  }

  /** What a change that is not forced is compared with. */
  @Benchmark
  public void bareUnforced() throws IOException {
    bare.unforced();
  }
}
