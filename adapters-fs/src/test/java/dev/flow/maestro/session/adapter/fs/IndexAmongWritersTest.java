package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Threads and processes that query one store, make indexes of it, damage and remove them, while
 * sessions come, change and go. Whoever changes a session sees the change at once in a query of its
 * own, and what nobody touches is found each time.
 */
public class IndexAmongWritersTest extends IndexedStore {

  private static final int ROUNDS = ProofSize.of(60, 5_000);
  static final int UNTOUCHED = 30;

  @Test
  void eachSeesAtOnceWhatItDidAndAlwaysWhatNobodyTouches() throws Exception {
    List<SessionId> untouched = new ArrayList<>();
    for (int i = 0; i < UNTOUCHED; i++) {
      untouched.add(given(aSession().asking("untouched").onBranch("quiet")).id());
    }
    makeIndex();
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int process = 0; process < 2; process++) {
      String branch = "process " + process;
      tasks.add(() -> ended(ChildJvm.start(IndexAmongWritersTest.class, root.toString(), branch)));
    }
    for (int thread = 0; thread < 2; thread++) {
      String branch = "thread " + thread;
      tasks.add(() -> work(open(root), branch));
    }
    tasks.add(this::spoil);

    assertThat(Together.run(tasks)).containsExactly(0, 0, 0, 0, 0);

    assertThat(ids(store.query(SessionQuery.all().onBranch("quiet")))).containsAll(untouched);
    settle();
    store.query(SessionQuery.all());
    assertThat(store.query(SessionQuery.all())).isEqualTo(read(SessionQuery.all()));
  }

  static int ended(Process process) throws Exception {
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  /** {@code ROOT BRANCH}. */
  public static void main(String[] arguments) {
    System.exit(work(open(Path.of(arguments[0])), arguments[1]));
  }

  private static Set<SessionId> ids(QueryResult result) {
    Set<SessionId> ids = new HashSet<>();
    result.sessions().forEach(session -> ids.add(session.id()));
    return ids;
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** Changes sessions of its own, and looks after each change; 0 where all was as it should be. */
  static int work(FileSessionRepository store, String branch) {
    SessionQuery mine = SessionQuery.all().onBranch(branch);
    SessionQuery quiet =
        SessionQuery.all().onBranch("quiet").matching(SearchQuery.parse("untouched"));
    for (int round = 0; round < ROUNDS; round++) {
      SessionId id = Stores.create(store, aSession().onBranch(branch).revision());
      check(ids(store.query(mine.limitedTo(1))).equals(Set.of(id)), "created and not found");
      store.update(id, Stores.to(SessionStatus.PLANNING));
      check(
          ids(store.query(mine.withStatus(SessionStatus.PLANNING))).equals(Set.of(id)),
          "changed and not found");
      check(
          store.query(mine.withStatus(SessionStatus.INITIALIZING)).sessions().isEmpty(),
          "found as it was");
      QueryResult untouched = store.query(quiet);
      check(untouched.sessions().size() == UNTOUCHED, "hidden: " + untouched);
      check(
          untouched.sessions().stream().map(Session::id).distinct().count() == UNTOUCHED, "twice");
      check(untouched.unreadable().isEmpty(), "unreadable: " + untouched.unreadable());
      store.delete(id);
      check(store.query(mine).sessions().isEmpty(), "deleted and found");
    }
    return 0;
  }

  /** Damages and removes the index. */
  private int spoil() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      if (round % 3 == 0) {
        Files.deleteIfExists(layout.index());
      } else {
        Path spoilt = root.resolve("spoilt");
        byte[] index =
            Files.exists(layout.index()) ? Files.readAllBytes(layout.index()) : new byte[8];
        if (index.length > 0) {
          index[(int) (round * 7919L % index.length)] ^= 0x10;
        }
        Files.write(spoilt, index);
        Files.move(spoilt, layout.index(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      store.query(SessionQuery.all().limitedTo(3));
    }
    return 0;
  }
}
