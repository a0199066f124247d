package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.adapter.fs.FileRepositoryAccess;
import dev.flow.maestro.session.adapter.fs.FileRootRegistry;
import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileTemplateRepository;
import dev.flow.maestro.session.adapter.fs.FileWatchJournals;
import dev.flow.maestro.session.adapter.fs.RetentionSettingsFile;
import dev.flow.maestro.session.adapter.git.JGitContextDetector;
import dev.flow.maestro.session.adapter.postgresql.PostgresSessionRepository;
import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.RootMemory;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.InMemoryTemplateRepository;
import dev.flow.maestro.session.application.port.InMemoryWatchJournals;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RetentionSettingsSource;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.SessionIdGenerator;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.application.port.WatchJournals;
import dev.flow.maestro.session.domain.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** Which adapter is at which port, by the settings. */
final class Adapters {

  /** To be remembered is not worth a wait: the next change tries again. */
  private static final Duration SHORT_PATIENCE = Duration.ofMillis(250);

  private Adapters() {}

  static SessionRepository repository(Settings settings) {
    return switch (settings.store()) {
      case FILES -> new FileSessionRepository(settings.root(), settings.files());
      case MEMORY -> new InMemorySessionRepository();
      case POSTGRESQL -> PostgresSessionRepository.open(settings.database().orElseThrow());
    };
  }

  static TemplateRepository templates(Settings settings) {
    return switch (settings.store()) {
      case FILES, POSTGRESQL -> new FileTemplateRepository(settings.root());
      case MEMORY -> new InMemoryTemplateRepository();
    };
  }

  static RetentionSettingsSource retention(Settings settings) {
    return switch (settings.store()) {
      case FILES, POSTGRESQL -> new RetentionSettingsFile(settings.root());
      case MEMORY -> RetentionSettingsSource.none();
    };
  }

  /** Of a database, too, in files: a cursor is good where it was given. */
  static WatchJournals journals(Settings settings) {
    return switch (settings.store()) {
      case FILES, POSTGRESQL -> new FileWatchJournals(settings.root());
      case MEMORY -> new InMemoryWatchJournals(ids());
    };
  }

  static RootRegistry roots(Settings settings) {
    return roots(settings, settings.files().lockTimeout());
  }

  private static RootRegistry roots(Settings settings, Duration patience) {
    return settings
        .repositories()
        .<RootRegistry>map(file -> new FileRootRegistry(file, patience))
        .orElseGet(
            () ->
                RootRegistry.none(
                    "remembering is off, or there is no home; "
                        + Settings.REPOSITORIES_VARIABLE
                        + " names a file for it"));
  }

  static RepositoryAccess access(Settings settings) {
    return new FileRepositoryAccess(settings.files());
  }

  /** Remembers the repository when something happens in it; only sessions in files are in one. */
  static SessionObserver observer(Settings settings) {
    return switch (settings.store()) {
      case FILES ->
          settings.repositories().isPresent()
              ? new RootMemory(roots(settings, SHORT_PATIENCE), access(settings), settings.root())
              : SessionObserver.none();
      case MEMORY, POSTGRESQL -> SessionObserver.none();
    };
  }

  static Repositories repositories(Settings settings) {
    return new Repositories(roots(settings), access(settings), clock());
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
    return ports(settings, repository(settings));
  }

  /** With a store of these settings that somebody else has opened. */
  static SessionPorts ports(Settings settings, SessionRepository repository) {
    return SessionPorts.of(repository, git(settings), ids(), clock())
        .withObserver(observer(settings))
        .withTemplates(templates(settings))
        .withRetention(retention(settings))
        .withWatchJournals(journals(settings));
  }
}
