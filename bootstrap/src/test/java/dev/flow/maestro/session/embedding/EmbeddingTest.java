package dev.flow.maestro.session.embedding;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.Injector;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each piece of the guide does what the guide says. */
class EmbeddingTest {

  private static final SessionId ABSENT = new SessionId(new UUID(0, 1));

  @TempDir Path repository;

  private static SessionManager over(SessionRepository store) {
    return new SessionManager(
        SessionPorts.of(
            store,
            () ->
                new GitContextDetector.Detection(
                    GitContext.none("/home/dev/shop"), Optional.empty()),
            () -> new SessionId(UUID.randomUUID()),
            InstantSource.system()));
  }

  @Test
  void theDomainAloneDrivesALoop() {
    OwnLoop loop = new OwnLoop();

    Session session =
        loop.work(
            "Add user authentication", InstantSource.fixed(Instant.parse("2026-01-07T13:00:00Z")));

    assertThat(session.status()).isEqualTo(SessionStatus.GENERATING_TASKS);
    assertThat(session.statistics().totalTasks()).isEqualTo(3);
    assertThat(loop.events()).extracting(SessionEvent::revision).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aUseCaseTakesWhatItAsks() {
    CountingObserver counts = new CountingObserver();
    SessionPorts ports = Wiring.byHand(repository, counts);
    Session created = new SessionManager(ports).createSession("Add user authentication");

    Session planned = Wiring.plan(ports, created);

    assertThat(planned.status()).isEqualTo(SessionStatus.PLANNING);
    assertThat(counts.entered(SessionStatus.PLANNING)).isEqualTo(1);
    assertThatExceptionOfType(SessionConflictException.class)
        .isThrownBy(() -> Wiring.plan(ports, created));
    assertThat(counts.entered(SessionStatus.PLANNING)).isEqualTo(1);
  }

  @Test
  void anUpdateEntersNoStatus() {
    CountingObserver counts = new CountingObserver();
    OwnLoop loop = new OwnLoop();
    loop.work("Add user authentication", InstantSource.system());

    loop.events().forEach(counts::onEvent);

    assertThat(counts.entered(SessionStatus.GENERATING_TASKS)).isEqualTo(1);
    assertThat(counts.entered(SessionStatus.FAILED)).isZero();
  }

  @Test
  void guiceBindsAllOfIt() {
    Session created = Wiring.withGuice(repository).createSession("Add user authentication");

    assertThat(Wiring.withGuice(repository).getSession(created.id())).isEqualTo(created);
  }

  @Test
  void guiceTakesOtherBindings() {
    CountingObserver counts = new CountingObserver();
    Injector injector = Wiring.withOurPorts(repository, counts);
    SessionManager sessions = injector.getInstance(SessionManager.class);
    SessionId id = sessions.createSession("Add user authentication").id();

    sessions.transitionState(id, SessionStatus.FAILED);
    sessions.transitionState(id, SessionStatus.PLANNING);
    sessions.pauseSession(id);

    assertThat(Errors.complete(sessions, id))
        .startsWith("not yet, allowed are [PLANNING")
        .doesNotContain("COMPLETED");
    assertThat(counts.entered(SessionStatus.PLANNING)).isEqualTo(1);
    assertThat(injector.getInstance(SessionRepository.class))
        .isInstanceOf(InMemorySessionRepository.class);
    assertThat(injector.getInstance(SessionObserver.class)).isSameAs(counts);
    assertThat(repository).isEmptyDirectory();
  }

  @Test
  void aDecoratedStoreTellsOfSlowChanges() {
    InMemorySessionRepository store = new InMemorySessionRepository();
    List<String> told = new ArrayList<>();
    SessionManager patient = over(new SlowChanges(store, Duration.ofDays(1), told::add));
    SessionManager hasty = over(new SlowChanges(store, Duration.ZERO, told::add));
    SessionId id = patient.createSession("Add user authentication").id();

    patient.transitionState(id, SessionStatus.PLANNING);
    assertThat(told).isEmpty();
    hasty.transitionState(id, SessionStatus.GENERATING_TASKS);

    assertThat(told).singleElement().asString().contains(id.toString());
    assertThat(store.find(id)).contains(hasty.getSession(id));
  }

  @Test
  void whatIsNoShelfIsTold() {
    MemoryService service = new MemoryService();
    KeyValueSessionRepository store = new KeyValueSessionRepository(service);
    SessionManager sessions = over(store);
    service.compareAndSet("session/" + ABSENT, Optional.empty(), Optional.of("garbage"));

    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> sessions.getSession(ABSENT));
    assertThat(sessions.listActiveSessions().unreadable())
        .singleElement()
        .satisfies(record -> assertThat(record.name()).isEqualTo(ABSENT.toString()));
    assertThat(store.idsStartingWith("0000")).containsExactly(ABSENT);
    assertThat(store.trash().held()).isEmpty();
    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> store.create(aSession().withId(ABSENT).revision()));
    assertThat(service.get("session/" + ABSENT)).contains("garbage");
  }

  @Test
  void errorsSayWhatToDo() {
    SessionManager sessions = over(new InMemorySessionRepository());

    assertThat(Errors.complete(sessions, ABSENT)).startsWith("give up: ").contains("session_id");
  }
}
