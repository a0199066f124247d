package dev.flow.maestro.session.examples;

import com.google.inject.Guice;
import com.google.inject.util.Modules;
import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileStoreOptions;
import dev.flow.maestro.session.adapter.git.JGitContextDetector;
import dev.flow.maestro.session.adapter.metrics.SessionCensus;
import dev.flow.maestro.session.adapter.metrics.SessionMetrics;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.bootstrap.SessionModule;
import dev.flow.maestro.session.bootstrap.Settings;
import dev.flow.maestro.session.domain.SessionId;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Sessions whose meters are in a registry. */
final class Metrics {

  private Metrics() {}

  // readme: metrics
  static SessionManager measured(Path repository, MeterRegistry registry) {
    SessionMetrics metrics = new SessionMetrics();
    metrics.bindTo(registry);
    SessionRepository store =
        new FileSessionRepository(repository, FileStoreOptions.defaults().withListener(metrics));
    new SessionCensus(store, Duration.ofSeconds(15)).bindTo(registry);

    return new SessionManager(
        SessionPorts.of(
                metrics.measured(store),
                new JGitContextDetector(repository),
                () -> new SessionId(UUID.randomUUID()),
                InstantSource.system())
            .withObserver(metrics));
  }

  // readme: end

  // page: guice
  static SessionManager measuredByGuice(Path repository, MeterRegistry registry) {
    SessionMetrics metrics = new SessionMetrics();
    metrics.bindTo(registry);
    SessionRepository store =
        new FileSessionRepository(repository, FileStoreOptions.defaults().withListener(metrics));

    return Guice.createInjector(
            Modules.override(new SessionModule(Settings.of(repository)))
                .with(
                    binder -> {
                      binder.bind(SessionRepository.class).toInstance(metrics.measured(store));
                      binder.bind(SessionObserver.class).toInstance(metrics);
                    }))
        .getInstance(SessionManager.class);
  }

  // page: end
}
