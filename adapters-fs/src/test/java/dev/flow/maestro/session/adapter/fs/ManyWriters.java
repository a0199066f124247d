package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that change the same sessions, each until all its changes were acknowledged, and what
 * must be true in the end.
 *
 * @param processes how many
 * @param threads in each process
 * @param changes of each process
 */
record ManyWriters(Path root, int processes, int threads, int changes) {

  /** How to tell a process' lives from one another. */
  private interface LivesOf {
    Lives process(int number, Lives.Worker worker, Ledger ledger);
  }

  /** Lets them work undisturbed. */
  void work(String promise, int sessions) throws Exception {
    work(promise, sessions, (number, worker, ledger) -> Lives.one(worker, ledger::write, changes));
  }

  /** Kills each of them after about so many changes, again and again; gives how often. */
  int workAndDie(String promise, int sessions, int changesPerLife) throws Exception {
    return work(
        promise,
        sessions,
        (number, worker, ledger) ->
            Lives.many(worker, ledger::write, changes, changesPerLife, number));
  }

  private int work(String promise, int sessions, LivesOf livesOf) throws Exception {
    FileSessionRepository store = new FileSessionRepository(root);
    List<SessionId> ids = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      ids.add(Stores.create(store, aSession().revision()));
    }
    Ledger ledger = new Ledger();
    List<Lives> lives = new ArrayList<>();
    for (int p = 0; p < processes; p++) {
      String name = "p" + p;
      lives.add(livesOf.process(p, (life, left) -> start(name + "." + life, left, ids), ledger));
    }
    long start = System.nanoTime();
    int kills = Together.run(lives).stream().mapToInt(Integer::intValue).sum();
    long seconds = (System.nanoTime() - start) / 1_000_000_000;

    Ledger.Verdict verdict = ledger.compare(store, ids);
    System.out.printf(
        "%s: %d processes of %d threads, %d sessions, %d changes acknowledged, %d refused and tried"
            + " again, %d kills, %d changes left open, %d of them stored; %d lost, %d doubled,"
            + " %d invented, %d torn; %d s%n",
        promise,
        processes,
        threads,
        sessions,
        ledger.acknowledged(),
        ledger.refusals(),
        kills,
        ledger.open(),
        verdict.openAndStored(),
        verdict.lost().size(),
        verdict.doubled().size(),
        verdict.invented().size(),
        verdict.torn().size(),
        seconds);
    assertThat(verdict.lost()).as("lost").isEmpty();
    assertThat(verdict.doubled()).as("doubled").isEmpty();
    assertThat(verdict.invented()).as("invented").isEmpty();
    assertThat(verdict.torn()).as("torn").isEmpty();
    assertThat(ledger.acknowledged()).isEqualTo(processes * changes);
    assertThat(ledger.open()).as("left open").isLessThanOrEqualTo(kills * threads);
    return kills;
  }

  private Process start(String name, int left, List<SessionId> ids) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("count", root.toString(), name, String.valueOf(threads), String.valueOf(left)));
    ids.forEach(id -> arguments.add(id.toString()));
    return StoreWorker.start(arguments.toArray(String[]::new));
  }
}
