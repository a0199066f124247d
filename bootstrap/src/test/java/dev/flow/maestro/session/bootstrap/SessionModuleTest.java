package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileTemplateRepository;
import dev.flow.maestro.session.application.AddTemplate;
import dev.flow.maestro.session.application.CleanUpSessions;
import dev.flow.maestro.session.application.CleanUpWhenDue;
import dev.flow.maestro.session.application.CreateFromTemplate;
import dev.flow.maestro.session.application.CreateSession;
import dev.flow.maestro.session.application.DeleteSession;
import dev.flow.maestro.session.application.EmptyTrash;
import dev.flow.maestro.session.application.FindOverdueSessions;
import dev.flow.maestro.session.application.GetSession;
import dev.flow.maestro.session.application.GetTemplate;
import dev.flow.maestro.session.application.HoldSession;
import dev.flow.maestro.session.application.ListTemplates;
import dev.flow.maestro.session.application.ListTrash;
import dev.flow.maestro.session.application.PauseSession;
import dev.flow.maestro.session.application.QuerySessions;
import dev.flow.maestro.session.application.ReadHistory;
import dev.flow.maestro.session.application.ReadStatusTimes;
import dev.flow.maestro.session.application.RemoveTemplate;
import dev.flow.maestro.session.application.ResolveSessionId;
import dev.flow.maestro.session.application.RestoreSession;
import dev.flow.maestro.session.application.ResumeSession;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SweepOverdueSessions;
import dev.flow.maestro.session.application.TransitionSession;
import dev.flow.maestro.session.application.UpdateSession;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.InMemoryTemplateRepository;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionModuleTest {

  @TempDir Path root;

  private Injector injector(Module overrides) {
    return Guice.createInjector(
        Modules.override(new SessionModule(Settings.of(root))).with(overrides));
  }

  @Test
  void keepsSessionsInFilesUnlessToldOtherwise() {
    Injector files = Guice.createInjector(new SessionModule(Settings.of(root)));
    Injector memory =
        Guice.createInjector(new SessionModule(Settings.of(root).withStore(Settings.Store.MEMORY)));

    assertThat(files.getInstance(SessionRepository.class))
        .isInstanceOf(FileSessionRepository.class);
    assertThat(memory.getInstance(SessionRepository.class))
        .isInstanceOf(InMemorySessionRepository.class);
    assertThat(files.getInstance(TemplateRepository.class))
        .isInstanceOf(FileTemplateRepository.class);
    assertThat(memory.getInstance(TemplateRepository.class))
        .isInstanceOf(InMemoryTemplateRepository.class);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        CreateSession.class,
        GetSession.class,
        ResolveSessionId.class,
        UpdateSession.class,
        TransitionSession.class,
        PauseSession.class,
        ResumeSession.class,
        QuerySessions.class,
        FindOverdueSessions.class,
        SweepOverdueSessions.class,
        ReadHistory.class,
        ReadStatusTimes.class,
        DeleteSession.class,
        AddTemplate.class,
        ListTemplates.class,
        GetTemplate.class,
        RemoveTemplate.class,
        CreateFromTemplate.class,
        ListTrash.class,
        RestoreSession.class,
        EmptyTrash.class,
        HoldSession.class,
        CleanUpSessions.class,
        CleanUpWhenDue.class
      })
  void bindsEveryUseCase(Class<?> useCase) {
    assertThat(Guice.createInjector(new SessionModule(Settings.of(root))).getInstance(useCase))
        .isNotNull();
  }

  @Test
  void givesEveryoneTheSameStore() {
    Injector injector = Guice.createInjector(new SessionModule(Settings.of(root)));

    Session created = injector.getInstance(SessionManager.class).createSession("Build it");

    assertThat(injector.getInstance(GetSession.class).get(created.id())).isEqualTo(created);
    assertThat(root.resolve(".flow/maestro/sessions").resolve(created.id().toString()))
        .isDirectory();
  }

  @Test
  void letsAPortBeReplaced() {
    InMemorySessionRepository memory = new InMemorySessionRepository();
    List<SessionEvent> told = new ArrayList<>();
    Injector injector =
        injector(
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(SessionRepository.class).toInstance(memory);
                bind(SessionObserver.class).toInstance(told::add);
              }
            });

    Session created = injector.getInstance(SessionManager.class).createSession("Build it");

    assertThat(memory.find(created.id())).contains(created);
    assertThat(told).singleElement().extracting(SessionEvent::sessionId).isEqualTo(created.id());
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void letsThePolicyBeReplaced() {
    Set<SessionStatus> onlyFailed = EnumSet.of(SessionStatus.FAILED);
    SessionManager manager =
        injector(
                new AbstractModule() {
                  @Override
                  protected void configure() {
                    bind(TransitionPolicy.class).toInstance(from -> onlyFailed);
                    bind(SessionRepository.class).to(InMemorySessionRepository.class);
                  }
                })
            .getInstance(SessionManager.class);
    Session session = manager.createSession("Build it");

    assertThatThrownBy(() -> manager.transitionState(session.id(), SessionStatus.PLANNING))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(manager.transitionState(session.id(), SessionStatus.FAILED).status())
        .isEqualTo(SessionStatus.FAILED);
  }
}
