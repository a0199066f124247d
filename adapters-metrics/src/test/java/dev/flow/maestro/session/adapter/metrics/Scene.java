package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.testkit.SettableInstantSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Use cases over a measured store in memory, with a clock that stands still, and a registry. */
final class Scene {

  final SettableInstantSource clock =
      new SettableInstantSource(Instant.parse("2026-01-07T13:00:00Z"));
  final MeterRegistry registry = new SimpleMeterRegistry();
  final SessionMetrics metrics = new SessionMetrics();
  final DamagedStore store = new DamagedStore(new InMemorySessionRepository());
  final SessionRepository measured = metrics.measured(store);
  final SessionManager sessions = over(measured);

  private long lastId;

  Scene() {
    metrics.bindTo(registry);
  }

  SessionManager over(SessionRepository repository) {
    GitContext git =
        new GitContext("feature/" + lastId, "a1".repeat(20), "/work", false, Optional.empty());
    return new SessionManager(
        SessionPorts.of(
                repository,
                () -> new Detection(git, Optional.empty()),
                () -> new SessionId(new UUID(7, ++lastId)),
                clock)
            .withObserver(metrics));
  }

  SessionId create() {
    return sessions.createSession("Add a login page").id();
  }

  /** Moves a session on, with so many seconds before each step. */
  void go(SessionId id, long seconds, SessionStatus... path) {
    for (SessionStatus to : path) {
      clock.advance(Duration.ofSeconds(seconds));
      sessions.transitionState(id, to);
    }
  }

  /** How often each meter was moved, and what each gauge shows; those at 0 are left out. */
  static Map<String, Double> counts(MeterRegistry registry) {
    Map<String, Double> counts = new TreeMap<>();
    for (Meter meter : registry.getMeters()) {
      double count = count(meter);
      if (count != 0) {
        counts.put(name(meter), count);
      }
    }
    return counts;
  }

  Map<String, Double> counts() {
    return counts(registry);
  }

  private static double count(Meter meter) {
    if (meter instanceof Counter counter) {
      return counter.count();
    }
    return meter instanceof Timer timer ? timer.count() : ((Gauge) meter).value();
  }

  /** Such as {@code transitions{from=paused,to=failed}}. */
  private static String name(Meter meter) {
    String tags =
        meter.getId().getTags().stream()
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining(","));
    return meter.getId().getName().replaceFirst("^maestro\\.", "")
        + (tags.isEmpty() ? "" : "{" + tags + "}");
  }
}
