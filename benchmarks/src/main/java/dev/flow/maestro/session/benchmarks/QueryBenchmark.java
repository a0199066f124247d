package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileStoreOptions;
import dev.flow.maestro.session.adapter.fs.ForeignEdits;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Some sessions are found among many that nobody changes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryBenchmark {

  private static final SessionQuery NEWEST = SessionQuery.all().limitedTo(10);
  private static final SessionQuery BY_STATUS =
      SessionQuery.all().withStatus(SessionStatus.IMPLEMENTING).limitedTo(10);
  private static final SessionQuery SEARCH =
      SessionQuery.all().matching(SearchQuery.parse(StoreGenerator.RARE_WORD)).limitedTo(10);

  @Param("target/stores")
  String folder;

  @Param("1000")
  int sessions;

  private FileSessionRepository repository;
  private FileSessionRepository believing;
  private Path folders;

  /** For JMH. */
  public QueryBenchmark() {}

  /** Makes the store, unless it is there. */
  @Setup
  public void setUp() {
    Path root = StoreGenerator.store(Path.of(folder), sessions);
    repository = new FileSessionRepository(root);
    believing =
        new FileSessionRepository(
            root, FileStoreOptions.defaults().withForeignEdits(ForeignEdits.NONE));
    // Makes the log, and an index that relies on it.
    believing.query(NEWEST);
    folders = Workplace.sessions(root);
  }

  /** The ten newest. */
  @Benchmark
  public QueryResult newest() {
    return repository.query(NEWEST);
  }

  /** The ten newest of one status. */
  @Benchmark
  public QueryResult byStatus() {
    return repository.query(BY_STATUS);
  }

  /** The ten best matches of a word. */
  @Benchmark
  public QueryResult search() {
    return repository.query(SEARCH);
  }

  /** The ten newest, where only this library writes. */
  @Benchmark
  public QueryResult newestByLog() {
    return believing.query(NEWEST);
  }

  /** The ten newest of one status, where only this library writes. */
  @Benchmark
  public QueryResult byStatusByLog() {
    return believing.query(BY_STATUS);
  }

  /** The ten best matches of a word, where only this library writes. */
  @Benchmark
  public QueryResult searchByLog() {
    return believing.query(SEARCH);
  }

  /** What they are compared with: the names of all folders and one look at each document. */
  @Benchmark
  public void listAndStat(Blackhole hole) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folders)) {
      for (Path entry : entries) {
        hole.consume(
            Files.readAttributes(entry.resolve("metadata.json"), BasicFileAttributes.class));
      }
    }
  }

  /** What they are compared with, too: every document, read and parsed. */
  @Benchmark
  public void readAndParse(Blackhole hole) throws IOException, MalformedDocumentException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folders)) {
      for (Path entry : entries) {
        byte[] document = Files.readAllBytes(entry.resolve("metadata.json"));
        hole.consume(SessionDocument.parse(document).session());
      }
    }
  }
}
