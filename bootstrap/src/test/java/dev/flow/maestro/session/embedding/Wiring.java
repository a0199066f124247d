package dev.flow.maestro.session.embedding;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.git.JGitContextDetector;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.TransitionSession;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.bootstrap.SessionModule;
import dev.flow.maestro.session.bootstrap.Settings;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The use cases over their ports: by hand and with Guice. */
final class Wiring {

  private Wiring() {}

  // guide: by hand
  static SessionPorts byHand(Path repository, SessionObserver observer) {
    return SessionPorts.of(
            new FileSessionRepository(repository),
            new JGitContextDetector(repository),
            () -> new SessionId(UUID.randomUUID()),
            InstantSource.system())
        .withObserver(observer);
  }

  // end

  // guide: one use case
  static Session plan(SessionPorts ports, Session seen) {
    return new TransitionSession(ports)
        .transition(
            seen.id(),
            SessionStatus.PLANNING,
            Expectation.revision(seen.revision()),
            Optional.of("the request is clear"));
  }

  // end

  // guide: with Guice
  static SessionManager withGuice(Path repository) {
    Injector injector = Guice.createInjector(new SessionModule(Settings.of(repository)));
    return injector.getInstance(SessionManager.class);
  }

  // end

  // guide: other bindings
  static final class OurPorts extends AbstractModule {

    private final SessionObserver observer;

    OurPorts(SessionObserver observer) {
      this.observer = observer;
    }

    @Override
    protected void configure() {
      bind(SessionRepository.class).toInstance(new InMemorySessionRepository());
      bind(SessionObserver.class).toInstance(observer);
      bind(TransitionPolicy.class).toInstance(new ReviewedPolicy());
    }
  }

  static Injector withOurPorts(Path repository, SessionObserver observer) {
    return Guice.createInjector(
        Modules.override(new SessionModule(Settings.of(repository))).with(new OurPorts(observer)));
  }
  // end
}
