package dev.flow.maestro.session.bootstrap;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.bootstrap.Distribution.Run;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.testkit.ProofSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where standard output is closed or full, every command ends with an error and says so where it
 * can; what it was to change is changed, once.
 */
class StandardStreamsIT {

  private static final List<String> BROKEN = List.of(">&-", ">/dev/full", ">&- 2>&-");

  @TempDir Path folder;

  private Distribution program;
  private FileSessionRepository store;
  private SessionId id;
  private int runs;

  @BeforeEach
  void inAStore() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "not run: there is no /dev/full here");
    program = new Distribution(folder);
    store = new FileSessionRepository(folder);
    SessionRevision first = aSession().revision();
    store.create(first);
    id = first.session().id();
  }

  private interface Check {
    void changedOnce() throws Exception;
  }

  /** Each command meets another kind of broken output; in the long proof, every command each. */
  private void fails(Check check, String... words) throws Exception {
    for (int i = 0; i < ProofSize.of(1, BROKEN.size()); i++) {
      String redirections = BROKEN.get(runs++ % BROKEN.size());
      Run run = program.runRedirected(redirections, words);

      assertThat(run.exit()).as("%s %s", List.of(words), redirections).isEqualTo(7);
      assertThat(run.out()).isEmpty();
      if (redirections.contains("2>&-")) {
        assertThat(run.err()).isEmpty();
      } else {
        assertThat(run.err()).startsWith("error: cannot write to standard output\nhint: ");
      }
      check.changedOnce();
    }
  }

  private Session session() {
    return store.find(id).orElseThrow();
  }

  @Test
  void whatTellsOfTheProgramFails() throws Exception {
    fails(() -> {}, "--help");
    fails(() -> {}, "--version");
    fails(() -> {}, "help", "update");
  }

  @Test
  void whatReadsFails() throws Exception {
    fails(() -> {}, "get", "--session-id", id.toString());
    fails(() -> {}, "list");
    fails(() -> {}, "history", "--session-id", id.toString());
    assertThat(session().revision()).isEqualTo(1);
  }

  @Test
  void whatChangesIsDoneOnce() throws Exception {
    long[] expected = {1, 1};
    fails(
        () -> assertThat(store.query(SessionQuery.all()).sessions()).hasSize((int) ++expected[0]),
        "create",
        "--feature-request",
        "x");
    fails(
        () -> {
          expected[1]++;
          assertThat(session().statistics().totalTasks()).isEqualTo(expected[1] - 1);
          assertThat(store.history(id)).hasSize((int) expected[1]);
        },
        "update",
        "--session-id",
        id.toString(),
        "--add",
        "statistics.total_tasks=1");
  }

  @Test
  void whatEndsASessionIsDoneOnce() throws Exception {
    Run transition =
        program.runRedirected(
            ">&-", "transition", "--session-id", id.toString(), "--status", "failed");
    assertThat(transition.exit()).isEqualTo(7);
    assertThat(session().revision()).isEqualTo(2);
    assertThat(store.history(id)).hasSize(2);

    Run delete = program.runRedirected(">/dev/full", "delete", "--session-id", id.toString());
    assertThat(delete.exit()).isEqualTo(7);
    assertThat(store.find(id)).isEmpty();
  }

  @Test
  void aClosedStandardErrorChangesNoExitCode() throws Exception {
    assertThat(program.runRedirected("2>&-", "get", "--session-id", "nothing").exit()).isEqualTo(3);
    assertThat(program.runRedirected("2>/dev/full", "frobnicate").exit()).isEqualTo(2);
    assertThat(program.runRedirected("<&- >&- 2>&-", "--version").exit()).isEqualTo(7);
  }
}
