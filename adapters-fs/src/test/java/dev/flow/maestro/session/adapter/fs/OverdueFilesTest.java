package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.SessionTimes;
import dev.flow.maestro.session.application.SweepReport;
import dev.flow.maestro.session.application.SweepReport.Swept;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that the peer made and left, and the peer at work while they are swept. */
class OverdueFilesTest {

  private static final String LEFT = "96270614-bd3e-4200-a1da-0bdc34a2b3cd";
  private static final Instant CREATED = Instant.parse("2026-01-07T13:02:57.139494Z");
  private static final Instant CHANGED = Instant.parse("2026-01-07T13:02:57.147245Z");

  @TempDir Path root;

  private FileSessionRepository store;
  private StoreLayout layout;
  private SessionId left;

  @BeforeEach
  void placeThePeersSessions() throws IOException {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
    left = Stores.placePeerSession(root, LEFT);
    Stores.placePeerSession(root, "21285640-5215-4cea-9663-b830592aa680");
    Stores.placePeerSession(root, "3f01b541-5cc9-47a7-9f8b-d884159c705f");
    Stores.placePeerSession(root, "b61f10f7-e23c-4bf2-b982-d5fadda23ccc");
    // As real stores have them: a folder that is no session.
    Files.createDirectories(layout.sessions().resolve("5c9467dc-5f08-4e2b-9f8a-f53bd6877847"));
  }

  private static SessionManager managerOver(SessionRepository repository) {
    return new SessionManager(
        SessionPorts.of(
            repository,
            () -> Detection.of(GitContext.none("/work")),
            () -> new SessionId(UUID.randomUUID()),
            () -> Stores.NOW));
  }

  private Map<String, String> files() throws IOException {
    return Stores.tree(layout.sessions());
  }

  @Test
  void onlyWhatHasNotEndedIsOverdueAndLookingWritesNothing() throws IOException {
    Map<String, String> before = files();

    assertThat(managerOver(store).listOverdueSessions().sessions())
        .extracting(Session::id)
        .containsExactly(left);
    assertThat(managerOver(store).previewSweep().swept())
        .extracting(Swept::id)
        .containsExactly(left);
    assertThat(managerOver(store).listStaleSessions(Duration.ofDays(30)).sessions())
        .extracting(Session::id)
        .containsExactly(left);

    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aSweepFailsItAndLeavesTheOthersAsTheyWere() throws IOException {
    Map<String, String> before = files();

    SweepReport report = managerOver(store).sweepOverdueSessions();

    assertThat(report.swept())
        .containsExactly(
            new Swept(left, SessionStatus.PLANNING, 2, Duration.between(CREATED, Stores.NOW), 120));
    assertThat(report.refused()).isEmpty();
    assertThat(report.unreadable()).isEmpty();
    assertThat(store.history(left))
        .extracting(SessionEvent::type)
        .containsExactly(SessionEvent.Type.EXTERNAL_EDIT, SessionEvent.Type.TRANSITIONED);
    Map<String, String> after = files();
    after.keySet().removeIf(file -> file.startsWith(LEFT));
    before.keySet().removeIf(file -> file.startsWith(LEFT));
    assertThat(after).isEqualTo(before);
    assertThat(managerOver(store).listOverdueSessions().sessions()).isEmpty();
  }

  @Test
  void theTimeBeforeTheHistoryIsNotToldAndCounts() {
    SessionTimes told = managerOver(store).statusTimes(left);

    assertThat(told.times().untold()).isEqualTo(Duration.between(CREATED, CHANGED));
    assertThat(told.times().in(SessionStatus.PLANNING))
        .isEqualTo(Duration.between(CHANGED, Stores.NOW));
    assertThat(told.times().unpaused()).isEqualTo(Duration.between(CREATED, Stores.NOW));
  }

  @Test
  void thePeerKeepsItAliveWhoRaisesItsTimeOutMeanwhile() {
    SessionRepository overtaken =
        overtakenBy("\"timeout_minutes\": 120", "\"timeout_minutes\": 1000000");

    SweepReport report = managerOver(overtaken).sweepOverdueSessions();

    assertThat(report).isEqualTo(managerOver(store).previewSweep());
    assertThat(report.swept()).isEmpty();
    assertThat(report.refused()).isEmpty();
    assertThat(Stores.require(store, left).status()).isEqualTo(SessionStatus.PLANNING);
  }

  @Test
  void thePeerWhoEndsItMeanwhileIsNotOverruled() {
    SessionRepository overtaken =
        overtakenBy("\"status\": \"planning\"", "\"status\": \"completed\"");

    assertThat(managerOver(overtaken).sweepOverdueSessions().swept()).isEmpty();
    assertThat(Stores.require(store, left).status()).isEqualTo(SessionStatus.COMPLETED);
  }

  @Test
  void aPauseOfOursCountsInAStoreThatIsOpenedAnew() {
    SessionId paused =
        Stores.create(store, aSession().createdAt(Stores.NOW.minus(Duration.ofDays(2))).revision());
    assertThat(managerOver(store).pauseSession(paused).status()).isEqualTo(SessionStatus.PAUSED);

    SessionTimes told = managerOver(new FileSessionRepository(root)).statusTimes(paused);

    assertThat(told.times().unpaused()).isEqualTo(Duration.ofDays(2));
    assertThat(told.times().paused()).isZero();
    assertThat(told.events()).hasSize(2);
  }

  /** The store, in whose first update the peer is faster and writes this. */
  private SessionRepository overtakenBy(String before, String after) {
    boolean[] done = {false};
    return (SessionRepository)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SessionRepository.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("update") && !done[0]) {
                done[0] = true;
                Stores.editAsPeer(layout.metadata(left), before, after);
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
