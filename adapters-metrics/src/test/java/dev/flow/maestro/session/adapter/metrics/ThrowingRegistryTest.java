package dev.flow.maestro.session.adapter.metrics;

import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.SessionId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThrowingRegistryTest {

  private static final SessionId ID = new SessionId(new UUID(1, 1));

  private final SessionMetrics metrics = new SessionMetrics();
  private final SimpleMeterRegistry sound = new SimpleMeterRegistry();

  /** Makes no timer, and counters that cannot count. */
  private static final class Broken extends SimpleMeterRegistry {

    private final Throwable failure;

    Broken(Throwable failure) {
      this.failure = failure;
    }

    private Timer fail() {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
      return new CumulativeCounter(id) {
        @Override
        public void increment(double amount) {
          fail();
        }
      };
    }

    @Override
    protected Timer newTimer(
        Meter.Id id, DistributionStatisticConfig config, PauseDetector pauseDetector) {
      return fail();
    }
  }

  private SessionManager sessions() {
    return new SessionManager(
        SessionPorts.of(
                metrics.measured(new InMemorySessionRepository()),
                () -> new Detection(GitContext.none("/work"), Optional.empty()),
                () -> ID,
                InstantSource.fixed(Instant.EPOCH))
            .withObserver(metrics));
  }

  static List<Throwable> failures() {
    return List.of(
        new IllegalArgumentException("a meter of that name has other tags"),
        new NoClassDefFoundError("org/HdrHistogram/Histogram"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void breaksNothingAndKeepsNothingFromAnother(Throwable failure) {
    metrics.bindTo(new Broken(failure));
    metrics.bindTo(sound);
    SessionManager sessions = sessions();

    assertThat(sessions.createSession("Build it").id()).isEqualTo(ID);
    assertThatThrownBy(() -> sessions.transitionState(ID, COMPLETED))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(sessions.transitionState(ID, FAILED).status()).isEqualTo(FAILED);
    metrics.onLockWait(Duration.ZERO, true);

    assertThat(sessions.getSession(ID).revision()).isEqualTo(2);
    assertThat(Scene.counts(sound))
        .containsEntry("created.sessions", 1.0)
        .containsEntry("transitions{from=initializing,to=failed}", 1.0)
        .containsEntry("session.time{status=failed}", 1.0)
        .containsEntry("lock.waits{outcome=taken}", 1.0);
  }

  @Test
  void canBeClosed() {
    metrics.bindTo(new Broken(new IllegalStateException("closed")));
    metrics.bindTo(sound);

    metrics.close();

    assertThat(sound.getMeters()).isEmpty();
  }
}
