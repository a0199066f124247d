package dev.flow.maestro.session.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.flow.maestro.session.application.AddTemplate;
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
import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RetentionSettingsSource;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.SessionIdGenerator;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.application.port.WarningListener;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.InstantSource;

/**
 * Binds every port to its adapter, and every use case and the {@link SessionManager} to the ports.
 * Replace what you like with {@link com.google.inject.util.Modules#override}: one binding of a port
 * reaches all use cases.
 */
public final class SessionModule extends AbstractModule {

  private final Settings settings;

  /** Binds by these settings. */
  public SessionModule(Settings settings) {
    this.settings = settings;
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
      RetentionSettingsSource retention) {
    return new SessionPorts(
        repository, git, ids, clock, policy, observer, warnings, templates, retention);
  }

  @Provides
  @Singleton
  SessionManager sessionManager(SessionPorts ports) {
    return new SessionManager(ports);
  }

  @Provides
  CreateSession createSession(SessionPorts ports) {
    return new CreateSession(ports);
  }

  @Provides
  GetSession getSession(SessionPorts ports) {
    return new GetSession(ports);
  }

  @Provides
  ResolveSessionId resolveSessionId(SessionPorts ports) {
    return new ResolveSessionId(ports);
  }

  @Provides
  UpdateSession updateSession(SessionPorts ports) {
    return new UpdateSession(ports);
  }

  @Provides
  TransitionSession transitionSession(SessionPorts ports) {
    return new TransitionSession(ports);
  }

  @Provides
  PauseSession pauseSession(SessionPorts ports) {
    return new PauseSession(ports);
  }

  @Provides
  ResumeSession resumeSession(SessionPorts ports) {
    return new ResumeSession(ports);
  }

  @Provides
  QuerySessions querySessions(SessionPorts ports) {
    return new QuerySessions(ports);
  }

  @Provides
  FindOverdueSessions findOverdueSessions(SessionPorts ports) {
    return new FindOverdueSessions(ports);
  }

  @Provides
  SweepOverdueSessions sweepOverdueSessions(SessionPorts ports) {
    return new SweepOverdueSessions(ports);
  }

  @Provides
  RememberRepositories rememberRepositories(RootRegistry roots, RepositoryAccess access) {
    return new RememberRepositories(roots, access);
  }

  @Provides
  QueryRepositories queryRepositories(RepositoryAccess access, InstantSource clock) {
    return new QueryRepositories(access, clock);
  }

  @Provides
  ReadRepositoryStatistics readRepositoryStatistics(RepositoryAccess access, InstantSource clock) {
    return new ReadRepositoryStatistics(access, clock);
  }

  @Provides
  ReadHistory readHistory(SessionPorts ports) {
    return new ReadHistory(ports);
  }

  @Provides
  ReadStatistics readStatistics(SessionPorts ports) {
    return new ReadStatistics(ports);
  }

  @Provides
  ReadStatusTimes readStatusTimes(SessionPorts ports) {
    return new ReadStatusTimes(ports);
  }

  @Provides
  DeleteSession deleteSession(SessionPorts ports) {
    return new DeleteSession(ports);
  }

  @Provides
  ExportSessions exportSessions(SessionPorts ports) {
    return new ExportSessions(ports);
  }

  @Provides
  ImportSessions importSessions(SessionPorts ports) {
    return new ImportSessions(ports);
  }

  @Provides
  ListTrash listTrash(SessionPorts ports) {
    return new ListTrash(ports);
  }

  @Provides
  RestoreSession restoreSession(SessionPorts ports) {
    return new RestoreSession(ports);
  }

  @Provides
  EmptyTrash emptyTrash(SessionPorts ports) {
    return new EmptyTrash(ports);
  }

  @Provides
  HoldSession holdSession(SessionPorts ports) {
    return new HoldSession(ports);
  }

  @Provides
  CleanUpSessions cleanUpSessions(SessionPorts ports) {
    return new CleanUpSessions(ports);
  }

  @Provides
  CleanUpWhenDue cleanUpWhenDue(SessionPorts ports) {
    return new CleanUpWhenDue(ports);
  }

  @Provides
  InspectStore inspectStore(SessionPorts ports) {
    return new InspectStore(ports);
  }

  @Provides
  AddTemplate addTemplate(SessionPorts ports) {
    return new AddTemplate(ports);
  }

  @Provides
  ListTemplates listTemplates(SessionPorts ports) {
    return new ListTemplates(ports);
  }

  @Provides
  GetTemplate getTemplate(SessionPorts ports) {
    return new GetTemplate(ports);
  }

  @Provides
  RemoveTemplate removeTemplate(SessionPorts ports) {
    return new RemoveTemplate(ports);
  }

  @Provides
  CreateFromTemplate createFromTemplate(SessionPorts ports) {
    return new CreateFromTemplate(ports);
  }
}
