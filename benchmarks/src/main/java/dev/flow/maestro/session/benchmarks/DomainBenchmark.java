package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.domain.FieldChange;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the domain decides, without a store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DomainBenchmark {

  private Session session = StoreGenerator.first(0).session();
  private Instant now = session.lastChange().plusSeconds(1);
  private SessionStatus legal = SessionStatus.PLANNING;
  private SessionStatus illegal = SessionStatus.COMPLETED;
  private List<FieldChange> changes =
      session.transition(legal, StoreGenerator.POLICY, now, Optional.empty()).event().changes();

  /** For JMH. */
  public DomainBenchmark() {}

  /** A legal transition: the next session and the event that explains it. */
  @Benchmark
  public SessionRevision transition() {
    return session.transition(legal, StoreGenerator.POLICY, now, Optional.empty());
  }

  /** What it is compared with: the same records without a decision. */
  @Benchmark
  public SessionRevision records() {
    Session next = session.withRevision(session.revision() + 1);
    return new SessionRevision(
        next,
        new SessionEvent(
            next.id(),
            next.revision(),
            now,
            SessionEvent.Type.TRANSITIONED,
            Optional.of(session.status()),
            legal,
            Optional.empty(),
            changes));
  }

  /** An illegal transition, refused and caught. */
  @Benchmark
  public Object refusal() {
    try {
      return session.transition(illegal, StoreGenerator.POLICY, now, Optional.empty());
    } catch (IllegalTransitionException e) {
      return e;
    }
  }

  /** What it is compared with: an exception with a stack trace, thrown and caught. */
  @Benchmark
  public Object exception() {
    try {
      throw new IllegalStateException("refused");
    } catch (IllegalStateException e) {
      return e;
    }
  }
}
