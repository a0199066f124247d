package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.ABSENT;
import static dev.flow.maestro.session.application.Workbench.ONE_MORE_TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.InMemoryRepositories;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rehearsal tells is what the change would do or refuse, and nothing changes. */
class RehearsalTest {

  private static final TemplateName BUGFIX = new TemplateName("bugfix");
  private static final SessionTemplate TEMPLATE =
      new SessionTemplate(BUGFIX, RequestPattern.parse("Fix {issue}"), PartialConfiguration.none());

  private final Workbench bench = new Workbench();
  private final SessionManager manager = bench.manager;
  private final SessionManager rehearsal = manager.rehearsal();

  @Test
  void aChangeIsToldAndNotMade() {
    Session session = bench.session(SessionStatus.PLANNING);
    int told = bench.events.size();

    assertThat(rehearsal.transitionState(session.id(), SessionStatus.FAILED).status())
        .isEqualTo(SessionStatus.FAILED);
    assertThat(rehearsal.updateSession(session.id(), ONE_MORE_TASK).revision()).isEqualTo(3);
    assertThat(rehearsal.undoChange(session.id()).status()).isEqualTo(SessionStatus.INITIALIZING);
    assertThat(rehearsal.createSession("x").featureRequest()).isEqualTo("x");

    assertThat(bench.stored(session.id())).isEqualTo(session);
    assertThat(manager.listActiveSessions().sessions()).hasSize(1);
    assertThat(bench.events).hasSize(told);
  }

  @Test
  void whatWouldBeRefusedIs() {
    Session session = bench.session();

    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> rehearsal.transitionState(session.id(), SessionStatus.COMPLETED));
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> rehearsal.pauseSession(ABSENT));
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> rehearsal.deleteSession(ABSENT));
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> rehearsal.holdSession(ABSENT));
    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> rehearsal.releaseSession(ABSENT));
    manager.holdSession(session.id());
    assertThatExceptionOfType(SessionHeldException.class)
        .isThrownBy(() -> rehearsal.deleteSession(session.id()));
  }

  @Test
  void nothingComesIntoTheTrashOrGoes() {
    Session session = bench.session();
    rehearsal.deleteSession(session.id());
    rehearsal.deleteSessionPermanently(bench.session().id());
    rehearsal.holdSession(session.id());

    assertThat(manager.listTrash().sessions()).isEmpty();
    assertThat(bench.repository.trash().held()).isEmpty();
    manager.deleteSession(session.id());
    assertThat(rehearsal.restoreSession(session.id().toString()).id()).isEqualTo(session.id());
    assertThat(rehearsal.emptyTrash(Duration.ZERO).removed()).hasSize(1);
    assertThat(manager.listTrash().sessions()).hasSize(1);
    assertThatExceptionOfType(NotInTrashException.class)
        .isThrownBy(() -> rehearsal.restoreSession(ABSENT.toString()));
  }

  @Test
  void whatComesBackMustFindItsPlaceFree() {
    Session session = bench.session();
    var record = bench.repository.record(session.id()).orElseThrow();
    manager.deleteSession(session.id());
    bench.repository.land(record);

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> rehearsal.restoreSession(session.id().toString()));
  }

  @Test
  void noTemplateIsStoredOrRemoved() {
    rehearsal.addTemplate(TEMPLATE);
    assertThat(manager.listTemplates().templates()).isEmpty();
    assertThatExceptionOfType(TemplateNotFoundException.class)
        .isThrownBy(() -> rehearsal.removeTemplate(BUGFIX));

    manager.addTemplate(TEMPLATE);
    rehearsal.removeTemplate(BUGFIX);
    rehearsal.replaceTemplate(TEMPLATE);
    assertThatExceptionOfType(TemplateExistsException.class)
        .isThrownBy(() -> rehearsal.addTemplate(TEMPLATE));
    assertThat(rehearsal.createSessionFromTemplate(BUGFIX, Map.of("issue", "7")).featureRequest())
        .isEqualTo("Fix 7");
    assertThat(manager.listTemplates().templates()).hasSize(1);
    assertThat(manager.listActiveSessions().sessions()).isEmpty();
  }

  @Test
  void noRepositoryIsRememberedOrForgotten() {
    List<Path> remembered = new ArrayList<>(List.of(Path.of("/gone")));
    Repositories repositories =
        new Repositories(
                new RootRegistry() {
                  @Override
                  public List<Path> roots() {
                    return List.copyOf(remembered);
                  }

                  @Override
                  public boolean add(Path root) {
                    return remembered.add(root);
                  }

                  @Override
                  public boolean remove(Path root) {
                    return remembered.remove(root);
                  }
                },
                new InMemoryRepositories(Map.of()),
                InstantSource.system())
            .rehearsal();

    assertThat(repositories.remove(Path.of("/gone"))).isEqualTo(Path.of("/gone"));
    assertThat(repositories.prune()).hasSize(1);
    assertThat(remembered).containsExactly(Path.of("/gone"));
  }

  @Test
  void aRehearsalForANameTellsTheFirstResult() {
    Session session = bench.session(SessionStatus.PLANNING);
    var key = new IdempotencyKey("k", "r");
    Session failed =
        manager.withIdempotencyKey(key).transitionState(session.id(), SessionStatus.FAILED);

    assertThat(
            rehearsal.withIdempotencyKey(key).transitionState(session.id(), SessionStatus.FAILED))
        .isEqualTo(failed);
  }
}
