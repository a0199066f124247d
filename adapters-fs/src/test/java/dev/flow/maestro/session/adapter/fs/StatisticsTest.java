package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.INITIALIZING;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.StatisticsQuery;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreStatistics;
import dev.flow.maestro.session.domain.TimeFigures;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statistics of sessions in files, ours and the peer's, and of files that cannot be read. */
class StatisticsTest {

  private static final List<String> PEERS =
      List.of(
          "b61f10f7-e23c-4bf2-b982-d5fadda23ccc",
          "21285640-5215-4cea-9663-b830592aa680",
          "96270614-bd3e-4200-a1da-0bdc34a2b3cd",
          "3f01b541-5cc9-47a7-9f8b-d884159c705f");
  private static final Instant LATER = Stores.NOW.plus(Duration.ofHours(1));

  @TempDir Path root;

  private final List<UnreadableRecord> told = new ArrayList<>();
  private FileSessionRepository store;
  private StoreLayout layout;

  @BeforeEach
  void open() {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
  }

  private StoreStatistics read() {
    return new SessionManager(
            SessionPorts.of(
                store,
                () -> Detection.of(GitContext.none("/work")),
                () -> new SessionId(UUID.randomUUID()),
                () -> LATER))
        .readStatistics(StatisticsQuery.all(), told::add);
  }

  private SessionId ours(SessionStatus... moves) {
    SessionId id =
        Stores.create(store, aSession().createdAt(Stores.NOW.minusSeconds(60)).revision());
    for (SessionStatus status : moves) {
      store.update(id, Stores.to(status));
    }
    return id;
  }

  @Test
  void areOfOurs() {
    ours(PLANNING);
    ours(PLANNING, PAUSED);
    ours(FAILED);

    StoreStatistics statistics = read();

    assertThat(statistics.sessions()).isEqualTo(3);
    assertThat(statistics.wholeTime()).contains(seconds(1, 60));
    assertThat(statistics.timeByStatus())
        .containsExactly(
            Map.entry(INITIALIZING, seconds(3, 60)),
            Map.entry(
                PLANNING, new TimeFigures(2, Duration.ZERO, Duration.between(Stores.NOW, LATER))),
            Map.entry(PAUSED, seconds(1, 3600)));
    assertThat(told).isEmpty();
  }

  private static TimeFigures seconds(long sessions, int seconds) {
    return new TimeFigures(sessions, Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
  }

  @Test
  void areOfThePeersAndWriteNothing() throws IOException {
    Map<SessionStatus, Long> byStatus = new TreeMap<>();
    long tasks = 0;
    for (String id : PEERS) {
      Session session = Stores.require(store, Stores.placePeerSession(root, id));
      byStatus.merge(session.status(), 1L, Long::sum);
      tasks += session.statistics().totalTasks();
    }
    Map<String, String> before = Stores.tree(root);

    StoreStatistics statistics = read();

    assertThat(statistics.sessions()).isEqualTo(PEERS.size());
    byStatus.forEach((status, count) -> assertThat(statistics.in(status)).isEqualTo(count));
    assertThat(statistics.tasks().total()).isEqualTo(tasks);
    assertThat(statistics.wholeTime().map(TimeFigures::sessions).orElse(0L))
        .isEqualTo(statistics.finished());
    assertThat(told).isEmpty();
    assertThat(Stores.tree(root)).isEqualTo(before);
  }

  @Test
  void countAnEditOfThePeersFromItsTime() throws IOException {
    SessionId id = ours(PLANNING);
    Stores.editAsPeer(layout.metadata(id), "\"planning\"", "\"implementing\"");

    StoreStatistics statistics = read();

    assertThat(statistics.in(SessionStatus.IMPLEMENTING)).isEqualTo(1);
    assertThat(statistics.timeByStatus())
        .containsOnlyKeys(INITIALIZING, PLANNING, SessionStatus.IMPLEMENTING);
  }

  @Test
  void leaveNothingOutSilently() throws IOException {
    ours(PLANNING);
    SessionId document = ours(PLANNING);
    Files.writeString(layout.metadata(document), "{");
    SessionId history = ours(FAILED);
    Files.writeString(layout.history(history), "no event\nand none\n");

    StoreStatistics statistics = read();

    assertThat(statistics.sessions()).isEqualTo(2);
    assertThat(statistics.in(FAILED)).isEqualTo(1);
    assertThat(statistics.finishedPerDay()).hasSize(1);
    assertThat(statistics.wholeTime()).isEmpty();
    assertThat(statistics.timeByStatus())
        .hasEntrySatisfying(PLANNING, figures -> assertThat(figures.sessions()).isEqualTo(1));
    assertThat(statistics.unreadable()).isEqualTo(2);
    assertThat(told)
        .extracting(UnreadableRecord::location)
        .containsExactlyInAnyOrder(
            layout.metadata(document).toString(), layout.history(history).toString());
  }

  @Test
  void areOfNothingWhereThereIsNoStore() throws IOException {
    assertThat(read().sessions()).isZero();
    assertThat(Stores.tree(root)).isEmpty();
  }
}
