package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises G1 and G7: a writer that is killed loses nothing that it acknowledged, leaves nothing
 * half done, and keeps nobody waiting.
 */
class KilledWriterTest {

  private static final int AT_ONCE = 4;
  private static final int ROUNDS = ProofSize.of(25, 500);
  private static final int LONGEST_LIFE_MILLIS = 400;

  @TempDir Path root;

  private final Random random = new Random(20261124);
  private long slowestNanos;

  /** A store, and what its writers acknowledged: the words of each session in their order. */
  private final class Victim {

    private final Path folder;
    private final FileSessionRepository store;
    private final Map<SessionId, List<String>> acknowledged = new LinkedHashMap<>();

    Victim(Path folder) throws IOException {
      this.folder = Files.createDirectories(folder);
      // A lock that a killed writer kept would be found out by this.
      this.store = new FileSessionRepository(folder, Duration.ofSeconds(1));
    }

    /** Takes over what a writer said, and looks whether the store says the same. */
    void check(List<Told> said) {
      said.stream().filter(told -> told.step().equals("done")).forEach(this::apply);
      QueryResult found = store.query(SessionQuery.all());
      assertThat(found.unreadable()).isEmpty();
      Set<SessionId> ids = found.sessions().stream().map(Session::id).collect(Collectors.toSet());
      assertThat(store.idsStartingWith("")).containsExactlyInAnyOrderElementsOf(ids);
      if (!said.isEmpty()) {
        settle(said.get(said.size() - 1), ids);
      }
      assertThat(ids).isEqualTo(acknowledged.keySet());
      for (Session session : found.sessions()) {
        List<SessionEvent> history = store.history(session.id());
        assertThat(session.revision()).isEqualTo(history.size());
        assertThat(words(session.id())).isEqualTo(acknowledged.get(session.id()));
      }
    }

    private List<String> words(SessionId id) {
      return store.history(id).stream().skip(1).map(event -> event.reason().orElse("?")).toList();
    }

    private void apply(Told told) {
      switch (told.operation()) {
        case "create" -> acknowledged.put(told.id(), new ArrayList<>());
        case "delete" -> acknowledged.remove(told.id());
        default -> add(told.id(), told.word());
      }
    }

    private void add(SessionId id, String word) {
      acknowledged.computeIfAbsent(id, unknown -> new ArrayList<>()).add(word);
    }

    /** What was begun and not acknowledged may have happened or not. */
    private void settle(Told last, Set<SessionId> ids) {
      boolean happened =
          switch (last.operation()) {
            case "create" -> ids.contains(last.id());
            case "delete" -> !ids.contains(last.id());
            default -> ids.contains(last.id()) && words(last.id()).contains(last.word());
          };
      if (last.step().equals("begin") && happened) {
        apply(last);
      }
    }

    /** The next command, on the session that the writer was at if it is there. */
    void goOn(List<Told> said, String word) throws IOException {
      if (acknowledged.isEmpty() || said.isEmpty()) {
        return;
      }
      SessionId at = said.get(said.size() - 1).id();
      SessionId id = acknowledged.containsKey(at) ? at : acknowledged.keySet().iterator().next();
      long start = System.nanoTime();
      StoreWorker.change(store, id, word);
      slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
      add(id, word);
      assertThat(Stores.tree(new StoreLayout(folder).folder(id)))
          .containsOnlyKeys("metadata.json", "history.jsonl");
    }
  }

  @Test
  void losesNothingAndLeavesNothing() throws Exception {
    List<Victim> victims = new ArrayList<>();
    for (int v = 0; v < AT_ONCE; v++) {
      victims.add(new Victim(root.resolve("store" + v)));
    }
    int changes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Process> writers = new ArrayList<>();
      try {
        for (int v = 0; v < AT_ONCE; v++) {
          String seed = String.valueOf(round * AT_ONCE + v);
          writers.add(StoreWorker.start("storm", victims.get(v).folder.toString(), seed));
        }
        for (int v = 0; v < AT_ONCE; v++) {
          List<Told> said = new ArrayList<>();
          try (BufferedReader out = writers.get(v).inputReader()) {
            said.add(Told.next(out).orElseThrow());
            Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS / AT_ONCE));
            // By its handle: the process itself would close what it still has to say.
            writers.get(v).toHandle().destroyForcibly();
            writers.get(v).waitFor();
            for (Optional<Told> told = Told.next(out); told.isPresent(); told = Told.next(out)) {
              said.add(told.get());
            }
          }
          changes += said.size() / 2;
          victims.get(v).check(said);
          victims.get(v).goOn(said, "after" + round);
          victims.get(v).check(List.of());
        }
      } finally {
        writers.forEach(Process::destroyForcibly);
      }
    }
    assertThat(changes).isGreaterThan(ROUNDS);
    System.out.printf(
        "G1, G7: %d kills, %d changes, slowest next change %d ms%n",
        ROUNDS * AT_ONCE, changes, slowestNanos / 1_000_000);
  }
}
