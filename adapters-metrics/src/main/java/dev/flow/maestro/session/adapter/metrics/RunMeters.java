package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.StoreListener;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * The meters of one run of a program that nobody can ask while it runs. They are written to a file,
 * for the <a href="https://github.com/prometheus/node_exporter#textfile-collector">textfile
 * collector</a> of Prometheus. Who uses this needs no type of Micrometer.
 */
public final class RunMeters {

  /** No run takes longer; the longest of what took time is of the whole run. */
  private static final Duration RUN = Duration.ofDays(365);

  private final MeterRegistry registry;
  private final SessionMetrics metrics = new SessionMetrics();

  /** Counts from now on. */
  public RunMeters() {
    this(Clock.SYSTEM);
  }

  RunMeters(Clock clock) {
    registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    registry.config().meterFilter(new OfARun());
    metrics.bindTo(registry);
  }

  /** Is to be told of the changes of the run. */
  public SessionObserver observer() {
    return metrics;
  }

  /** Is to be told by the stores of the run. */
  public StoreListener listener() {
    return metrics;
  }

  /** The same store, and what it is asked is measured. */
  public SessionRepository measured(SessionRepository store) {
    return metrics.measured(store);
  }

  /** Counts the sessions of this store at the end. One store at the most. */
  public void count(SessionRepository store) {
    new SessionCensus(store, RUN).bindTo(registry);
  }

  /**
   * Writes all meters as they are now. Whoever reads the file finds the old one or the new one,
   * whole. It gets the permissions that any new file gets.
   *
   * @throws IOException if it cannot be written, or something else than a file is in its place
   */
  public void writeTo(Path file) throws IOException {
    boolean there = Files.exists(file);
    if (there && !Files.isRegularFile(file)) {
      throw new IOException("it is not a regular file");
    }
    Path target = there ? file.toRealPath() : file.toAbsolutePath();
    // Its name ends so that the collector does not read it.
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(
          temporary,
          PrometheusText.of(registry),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Buckets say nothing of one run. */
  private static final class OfARun implements MeterFilter {

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      return DistributionStatisticConfig.builder()
          .percentilesHistogram(false)
          .expiry(RUN)
          .build()
          .merge(config);
    }
  }
}
