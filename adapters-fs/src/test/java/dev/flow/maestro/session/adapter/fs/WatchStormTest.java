package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.SessionNews;
import dev.flow.maestro.session.application.SessionWatch;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who follows a store, in however many pieces, has at the end exactly the histories: each event
 * once, in the order of its session. What is deleted and comes back is told so that a reader can
 * keep its account.
 */
class WatchStormTest {

  private static final int WRITERS = 4;
  private static final int CHANGES = ProofSize.of(150, 5_000);
  private static final int FEW = 3;

  @TempDir Path root;

  /** Makes changes of all kinds to sessions of its own, and leaves the last ones. */
  private void storm(long seed) {
    FileSessionRepository store = new FileSessionRepository(root);
    Random random = new Random(seed);
    List<SessionId> mine = new ArrayList<>();
    for (int n = 0; n < CHANGES; n++) {
      if (mine.size() < FEW) {
        mine.add(Stores.create(store, aSession().revision()));
        continue;
      }
      SessionId id = mine.get(random.nextInt(mine.size()));
      switch (random.nextInt(12)) {
        case 0 -> {
          store.delete(id);
          mine.remove(id);
        }
        case 1 -> {
          TrashEntry entry = store.trash().take(id, Stores.NOW);
          store.trash().restore(entry);
        }
        case 2 -> importAnew(store, id);
        case 3 -> {
          long tasks = Stores.require(store, id).statistics().totalTasks();
          Stores.editAsPeerUnchecked(
              new StoreLayout(root).metadata(id),
              "\"total_tasks\": " + tasks,
              "\"total_tasks\": " + (tasks + 1));
        }
        default -> store.update(id, StormTimes::count);
      }
    }
  }

  /** As an import does that brings an older state, from which the session then goes another way. */
  private static void importAnew(FileSessionRepository store, SessionId id) {
    SessionRecord old = store.record(id).orElseThrow();
    store.update(id, StormTimes::count);
    store.delete(id);
    store.land(old);
    store.update(id, StormTimes::count);
  }

  /** Changes with the time that it is, as histories of different origins differ by their times. */
  private static final class StormTimes {

    static SessionRevision count(Session session) {
      return session.update(
          SessionUpdate.builder().add(SessionField.COMPLETED_TASKS, 1).build(),
          TransitionPolicy.specification(),
          Instant.now(),
          Optional.empty());
    }
  }

  private Map<String, List<Long>> histories() {
    FileSessionRepository store = new FileSessionRepository(root);
    Map<String, List<Long>> histories = new HashMap<>();
    for (Session session : store.query(SessionQuery.all()).sessions()) {
      histories.put(
          session.id().toString(),
          store.history(session.id()).stream().map(event -> event.revision()).toList());
    }
    return histories;
  }

  @Test
  void whatIsReadInPiecesIsExactlyTheHistories() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Watcher.Line> lines = new ArrayList<>();
    String cursor;
    try (SessionWatch first = Watcher.open(root, "now")) {
      cursor = first.cursor().orElseThrow();
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    int pieces = 0;
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        long own = random.nextLong();
        writers.add(threads.submit(() -> storm(own)));
      }
      boolean over = false;
      while (!over) {
        over = writers.stream().allMatch(Future::isDone);
        pieces++;
        // After the writers are done, one more piece reads what is left.
        int most = over ? Integer.MAX_VALUE : 1 + random.nextInt(60);
        cursor = read(cursor, most, lines);
      }
      for (Future<?> writer : writers) {
        writer.get(1, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(Watcher.known(lines)).as("seed %d", seed).isEqualTo(histories());
    assertThat(lines).extracting(Watcher.Line::cursor).doesNotHaveDuplicates();
    System.out.printf("watch: %d lines in %d pieces, seed %d%n", lines.size(), pieces, seed);
  }

  /** Reads at most so many, or all that there are; gives the cursor behind the last. */
  private String read(String since, int most, List<Watcher.Line> lines) {
    String cursor = since;
    try (SessionWatch watch = Watcher.open(root, since)) {
      for (int n = 0; n < most; n++) {
        Optional<SessionNews> next = watch.next(Duration.ofMillis(1));
        if (next.isEmpty()) {
          break;
        }
        lines.add(Watcher.Line.of(next.get()));
        cursor = next.get().cursor().orElseThrow();
      }
    }
    return cursor;
  }

  @Test
  void aWatcherThatIsKilledAgainAndAgainLosesAndRepeatsNothing() throws Exception {
    Random random = new Random(20261125);
    List<Watcher.Line> lines = new ArrayList<>();
    String cursor = "now";
    FileSessionRepository store = new FileSessionRepository(root);
    int kills = ProofSize.of(6, 100);
    Process writers = null;
    try {
      for (int round = 0; round <= kills; round++) {
        Process watcher = ChildJvm.start(Watcher.class, root.toString(), cursor);
        try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(watcher.getInputStream(), StandardCharsets.UTF_8))) {
          String began = out.readLine();
          cursor = cursor.equals("now") ? began : cursor;
          if (writers == null) {
            // What it says is not read, and a full pipe would stop it.
            writers =
                ChildJvm.command(
                        StoreWorker.class, "storm", root.toString(), "7", "" + Integer.MAX_VALUE)
                    .redirectOutput(root.resolve("said.txt").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
          }
          int wanted = 1 + random.nextInt(100);
          boolean last = round == kills;
          Map<String, List<Long>> all = Map.of();
          if (last) {
            writers.destroyForcibly().waitFor();
            all = histories();
          }
          for (int n = 0; last ? !Watcher.known(lines).equals(all) : n < wanted; n++) {
            cursor = readLine(out, lines);
          }
          // Killed at once: it may have handed out more that nobody has read.
        } finally {
          watcher.destroyForcibly().waitFor();
        }
      }
    } finally {
      if (writers != null) {
        writers.destroyForcibly();
      }
    }
    assertThat(Watcher.known(lines)).isEqualTo(histories());
    assertThat(store.query(SessionQuery.all()).unreadable()).isEmpty();
  }

  private static String readLine(BufferedReader out, List<Watcher.Line> lines) throws IOException {
    Watcher.Line line = Watcher.Line.parse(out.readLine());
    lines.add(line);
    return line.cursor();
  }
}
