package dev.flow.maestro.session.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.flow.maestro.session.application.AddTemplate;
import dev.flow.maestro.session.application.AwaitSession;
import dev.flow.maestro.session.application.CleanUpSessions;
import dev.flow.maestro.session.application.CleanUpWhenDue;
import dev.flow.maestro.session.application.CreateFromTemplate;
import dev.flow.maestro.session.application.CreateSession;
import dev.flow.maestro.session.application.DeleteSession;
import dev.flow.maestro.session.application.EmptyTrash;
import dev.flow.maestro.session.application.ExportSessions;
import dev.flow.maestro.session.application.FindOverdueSessions;
import dev.flow.maestro.session.application.GetSession;
import dev.flow.maestro.session.application.GetTemplate;
import dev.flow.maestro.session.application.HoldSession;
import dev.flow.maestro.session.application.ImportSessions;
import dev.flow.maestro.session.application.InspectStore;
import dev.flow.maestro.session.application.ListTemplates;
import dev.flow.maestro.session.application.ListTrash;
import dev.flow.maestro.session.application.PauseSession;
import dev.flow.maestro.session.application.QueryRepositories;
import dev.flow.maestro.session.application.QuerySessions;
import dev.flow.maestro.session.application.ReadHistory;
import dev.flow.maestro.session.application.ReadRepositoryStatistics;
import dev.flow.maestro.session.application.ReadStatistics;
import dev.flow.maestro.session.application.ReadStatusTimes;
import dev.flow.maestro.session.application.RememberRepositories;
import dev.flow.maestro.session.application.RemoveTemplate;
import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.ResolveSessionId;
import dev.flow.maestro.session.application.RestoreSession;
import dev.flow.maestro.session.application.ResumeSession;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.SweepOverdueSessions;
import dev.flow.maestro.session.application.TransitionSession;
import dev.flow.maestro.session.application.UpdateSession;
import dev.flow.maestro.session.application.WatchSessions;
import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RetentionSettingsSource;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.SessionIdGenerator;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.application.port.WarningListener;
import dev.flow.maestro.session.application.port.WatchJournals;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.lang.reflect.Constructor;
import java.time.InstantSource;
import java.util.List;

/**
 * Binds every port to its adapter, and every use case and the {@link SessionManager} to the ports.
 * Replace what you like with {@link com.google.inject.util.Modules#override}: one binding of a port
 * reaches all use cases.
 */
public final class SessionModule extends AbstractModule {

  private static final List<Class<?>> USE_CASES =
      List.of(
          AddTemplate.class,
          AwaitSession.class,
          CleanUpSessions.class,
          CleanUpWhenDue.class,
          CreateFromTemplate.class,
          CreateSession.class,
          DeleteSession.class,
          EmptyTrash.class,
          ExportSessions.class,
          FindOverdueSessions.class,
          GetSession.class,
          GetTemplate.class,
          HoldSession.class,
          ImportSessions.class,
          InspectStore.class,
          ListTemplates.class,
          ListTrash.class,
          PauseSession.class,
          QueryRepositories.class,
          QuerySessions.class,
          ReadHistory.class,
          ReadRepositoryStatistics.class,
          ReadStatistics.class,
          ReadStatusTimes.class,
          RememberRepositories.class,
          RemoveTemplate.class,
          ResolveSessionId.class,
          RestoreSession.class,
          ResumeSession.class,
          SweepOverdueSessions.class,
          TransitionSession.class,
          UpdateSession.class,
          WatchSessions.class);

  private final Settings settings;

  /** Binds by these settings. */
  public SessionModule(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void configure() {
    USE_CASES.forEach(this::bindUseCase);
  }

  /** A use case has one constructor, which takes what it asks. */
  @SuppressWarnings("unchecked")
  private <T> void bindUseCase(Class<T> useCase) {
    bind(useCase).toConstructor((Constructor<T>) useCase.getConstructors()[0]);
  }

  @Provides
  @Singleton
  SessionRepository repository() {
    return Adapters.repository(settings);
  }

  @Provides
  @Singleton
  GitContextDetector git() {
    return Adapters.git(settings);
  }

  @Provides
  @Singleton
  SessionIdGenerator ids() {
    return Adapters.ids();
  }

  @Provides
  @Singleton
  InstantSource clock() {
    return Adapters.clock();
  }

  @Provides
  @Singleton
  TransitionPolicy policy() {
    return TransitionPolicy.specification();
  }

  @Provides
  @Singleton
  SessionObserver observer() {
    return Adapters.observer(settings);
  }

  @Provides
  @Singleton
  WarningListener warnings() {
    return WarningListener.none();
  }

  @Provides
  @Singleton
  TemplateRepository templates() {
    return Adapters.templates(settings);
  }

  @Provides
  @Singleton
  RetentionSettingsSource retention() {
    return Adapters.retention(settings);
  }

  @Provides
  @Singleton
  WatchJournals journals() {
    return Adapters.journals(settings);
  }

  @Provides
  @Singleton
  RootRegistry roots() {
    return Adapters.roots(settings);
  }

  @Provides
  @Singleton
  RepositoryAccess access() {
    return Adapters.access(settings);
  }

  @Provides
  @Singleton
  Repositories repositories(RootRegistry roots, RepositoryAccess access, InstantSource clock) {
    return new Repositories(roots, access, clock);
  }

  @Provides
  @Singleton
  SessionPorts ports(
      SessionRepository repository,
      GitContextDetector git,
      SessionIdGenerator ids,
      InstantSource clock,
      TransitionPolicy policy,
      SessionObserver observer,
      WarningListener warnings,
      TemplateRepository templates,
      RetentionSettingsSource retention,
      WatchJournals journals) {
    return SessionPorts.of(repository, git, ids, clock)
        .withPolicy(policy)
        .withObserver(observer)
        .withWarnings(warnings)
        .withTemplates(templates)
        .withRetention(retention)
        .withWatchJournals(journals);
  }

  @Provides
  @Singleton
  SessionManager sessionManager(SessionPorts ports) {
    return new SessionManager(ports);
  }
}
