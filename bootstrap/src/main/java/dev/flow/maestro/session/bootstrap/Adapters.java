package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileTemplateRepository;
import dev.flow.maestro.session.adapter.fs.RetentionSettingsFile;
import dev.flow.maestro.session.adapter.git.JGitContextDetector;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.InMemoryTemplateRepository;
import dev.flow.maestro.session.application.port.RetentionSettingsSource;
import dev.flow.maestro.session.application.port.SessionIdGenerator;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.SessionId;
import java.time.InstantSource;
import java.util.UUID;

/** Which adapter is at which port, by the settings. */
final class Adapters {

  private Adapters() {}

  static SessionRepository repository(Settings settings) {
    return switch (settings.store()) {
      case FILES -> new FileSessionRepository(settings.root(), settings.lockTimeout());
      case MEMORY -> new InMemorySessionRepository();
    };
  }

  static TemplateRepository templates(Settings settings) {
    return switch (settings.store()) {
      case FILES -> new FileTemplateRepository(settings.root());
      case MEMORY -> new InMemoryTemplateRepository();
    };
  }

  static RetentionSettingsSource retention(Settings settings) {
    return switch (settings.store()) {
      case FILES -> new RetentionSettingsFile(settings.root());
      case MEMORY -> RetentionSettingsSource.none();
    };
  }

  /** Made at the first call, so that what creates no session never loads JGit. */
  static GitContextDetector git(Settings settings) {
    return () -> new JGitContextDetector(settings.root()).detect();
  }

  static SessionIdGenerator ids() {
    return () -> new SessionId(UUID.randomUUID());
  }

  static InstantSource clock() {
    return InstantSource.system();
  }

  static SessionPorts ports(Settings settings) {
    return SessionPorts.of(repository(settings), git(settings), ids(), clock())
        .withTemplates(templates(settings))
        .withRetention(retention(settings));
  }
}
