package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.postgresql.PostgresSessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.sql.SQLException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Threads change sessions in one database, each its own, with as many connections as threads. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DatabaseChangeBenchmark {

  /** For JMH. */
  public DatabaseChangeBenchmark() {}

  /** The database that all share: a new one each time. */
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("")
    String server;

    private final AtomicInteger threads = new AtomicInteger();
    private final String database = "changes_" + System.nanoTime();
    private PostgresSessionRepository store;

    /** For JMH. */
    public Shared() {}

    /** Makes the database. */
    @Setup
    public void setUp(BenchmarkParams benchmark) throws SQLException {
      Sql.execute(server, "postgres", "create database " + database);
      store =
          PostgresSessionRepository.open(Sql.settings(server, database, benchmark.getThreads()));
    }

    /** Removes it. */
    @TearDown
    public void tearDown() throws SQLException {
      store.close();
      Sql.execute(server, "postgres", "drop database " + database + " with (force)");
    }
  }

  /** What a thread has for itself. */
  @State(Scope.Thread)
  public static class Own {

    private SessionId id;
    private BareTransition bare;

    /** For JMH. */
    public Own() {}

    /** Makes the thread's session, and moves it to either status once. */
    @Setup
    public void setUp(Shared shared) throws SQLException {
      int thread = shared.threads.getAndIncrement();
      id = StoreGenerator.id(thread);
      shared.store.create(StoreGenerator.first(thread));
      bare = new BareTransition(Sql.connect(shared.server, shared.database), id);
      StoreGenerator.moveOn(shared.store, id);
      bare.learn();
      StoreGenerator.moveOn(shared.store, id);
      bare.learn();
    }

    /** Closes the thread's connection. */
    @TearDown
    public void tearDown() throws SQLException {
      bare.close();
    }
  }

  /** A transition with its event. */
  @Benchmark
  public SessionRevision update(Shared shared, Own own) {
    return StoreGenerator.moveOn(shared.store, own.id);
  }

  /** What it is compared with: the same transaction without a store. */
  @Benchmark
  public void bareTransaction(Own own) throws SQLException {
    own.bare.run();
  }
}
