package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.postgresql.PostgresSessionRepository;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Some sessions are found among many rows of a database that nobody changes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DatabaseQueryBenchmark {

  private static final SessionQuery NEWEST = SessionQuery.all().limitedTo(10);
  private static final SessionQuery SEARCH =
      SessionQuery.all().matching(SearchQuery.parse(ManyRows.RARE_WORD)).limitedTo(10);

  @Param("")
  String server;

  @Param("100")
  int sessions;

  private PostgresSessionRepository store;
  private Connection connection;
  private PreparedStatement byKey;
  private final SplittableRandom random = new SplittableRandom(1);
  private SessionId id;

  /** For JMH. */
  public DatabaseQueryBenchmark() {}

  /** Makes the rows, unless they are there. */
  @Setup
  public void setUp() throws SQLException {
    String database = ManyRows.database(server, sessions);
    store = PostgresSessionRepository.open(Sql.settings(server, database, 1));
    id = store.query(NEWEST).sessions().get(0).id();
    connection = Sql.connect(server, database);
    byKey =
        connection.prepareStatement(
            """
            select key, id, revision, created_at, changed_at, document, intact, held
            from maestro.session where key = ?""");
  }

  /** Closes every connection. */
  @TearDown
  public void tearDown() throws SQLException {
    store.close();
    connection.close();
  }

  /** The ten newest. */
  @Benchmark
  public QueryResult newest() {
    return store.query(NEWEST);
  }

  /** All that have a word which few have. */
  @Benchmark
  public QueryResult search() {
    return store.query(SEARCH);
  }

  /** One session by its id. */
  @Benchmark
  public Optional<Session> find() {
    return store.find(id);
  }

  /** What they are compared with: any row by its primary key, without a store. */
  @Benchmark
  public byte[] byPrimaryKey() throws SQLException {
    byKey.setLong(1, 1 + random.nextInt(sessions));
    try (ResultSet row = byKey.executeQuery()) {
      row.next();
      return row.getBytes("document");
    }
  }
}
