package dev.flow.maestro.session.adapter.metrics;

import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionCensusTest {

  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final MockClock clock = new MockClock();
  private final Scene scene = new Scene();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final SessionCensus census = new SessionCensus(scene.store, INTERVAL, clock);

  SessionCensusTest() {
    census.bindTo(registry);
  }

  @Test
  void tellsHowManySessionsThereAreOfEachStatusThatIsNoEnd() {
    scene.create();
    scene.create();
    scene.go(scene.create(), 1, PLANNING, PAUSED);
    scene.go(scene.create(), 1, FAILED);
    scene.store.damage("one");

    assertThat(Scene.counts(registry))
        .isEqualTo(
            Map.of(
                "active.sessions{status=initializing}", 2.0,
                "active.sessions{status=paused}", 1.0,
                "unreadable.records", 1.0));
    assertThat(registry.find("maestro.active.sessions").gauges())
        .extracting(gauge -> gauge.getId().getTag("status"))
        .containsExactlyInAnyOrderElementsOf(
            SessionStatus.keys().stream()
                .filter(key -> !SessionStatus.parse(key).isTerminal())
                .toList());
  }

  @Test
  void asksTheStoreOnceForAllGaugesAndNotAgainWithinTheInterval() {
    assertThat(scene.store.scans).isZero();
    assertThat(Scene.counts(registry)).isEmpty();
    assertThat(scene.store.scans).isEqualTo(1);

    scene.create();
    clock.add(INTERVAL.minusNanos(1));
    assertThat(Scene.counts(registry)).isEmpty();
    assertThat(scene.store.scans).isEqualTo(1);

    clock.add(Duration.ofNanos(1));
    assertThat(Scene.counts(registry)).containsEntry("active.sessions{status=initializing}", 1.0);
    assertThat(scene.store.scans).isEqualTo(2);
  }

  @Test
  void isNoNumberWhileTheStoreIsOutOfReachAndAsksNoMoreOften() {
    scene.store.outOfReach = true;

    assertThat(Scene.counts(registry)).hasSize(8).allSatisfy((name, n) -> assertThat(n).isNaN());
    assertThat(Scene.counts(registry)).hasSize(8);
    assertThat(scene.store.scans).isEqualTo(1);

    scene.store.outOfReach = false;
    clock.add(INTERVAL);
    assertThat(Scene.counts(registry)).isEmpty();
  }

  @Test
  void isNoOperationOfTheMeasuredStore() {
    Map<String, Double> before = scene.counts();

    assertThat(Scene.counts(registry)).isEmpty();

    assertThat(scene.counts()).isEqualTo(before);
  }

  @Test
  void isLookedAtThroughItsGaugesAlone() {
    scene.create();
    Gauge gauge = registry.get("maestro.active.sessions").tag("status", "initializing").gauge();

    assertThat(gauge.value()).isEqualTo(1);
  }

  @Test
  void removesItsGauges() {
    registry.counter("theirs").increment();

    census.close();

    assertThat(Scene.counts(registry)).isEqualTo(Map.of("theirs", 1.0));
    assertThat(registry.getMeters()).hasSize(1);
  }
}
