package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Overdue and stale sessions on the command line: listed, and swept. */
class SweepCommandTest {

  private final Cli cli = new Cli();

  @BeforeEach
  void createSessions() {
    cli.with(
        session(1, SessionStatus.PLANNING, Duration.ofMinutes(150)),
        session(2, SessionStatus.IMPLEMENTING, Duration.ofSeconds(7201)).onBranch("feature/auth"),
        session(3, SessionStatus.PLANNING, Duration.ofHours(2)),
        session(4, SessionStatus.COMPLETED, Duration.ofDays(3)),
        session(5, SessionStatus.PAUSED, Duration.ofDays(3)));
  }

  private static SessionBuilder session(int number, SessionStatus status, Duration age) {
    return aSession().withId(Cli.id(number)).createdAt(Cli.START.minus(age)).withStatus(status);
  }

  private List<Integer> list(String... flags) {
    String[] words = Stream.concat(Stream.of("list"), Arrays.stream(flags)).toArray(String[]::new);
    return cli.run(words).ids().stream().map(id -> Integer.parseInt(id.substring(0, 2))).toList();
  }

  private SessionStatus status(int number) {
    return cli.repository.find(Cli.id(number)).orElseThrow().status();
  }

  /** The store, in which one record cannot be read and this session cannot be written. */
  private Cli failingAt(int number) {
    return cli.over(
        new FailingRepository(new IllegalStateException()) {
          @Override
          public void scan(SessionQuery query, SessionVisitor visitor) {
            cli.repository.scan(query, visitor);
            visitor.onUnreadable(UnreadableRecord.whole("x", "/repo/x", "is \u001b[2Jempty"));
          }

          @Override
          public List<SessionEvent> history(SessionId id) {
            return cli.repository.history(id);
          }

          @Override
          public SessionRevision update(SessionId id, SessionChange change) {
            if (id.equals(Cli.id(number))) {
              throw new StoreUnavailableException("/repo", "cannot write \u001b[2J");
            }
            return cli.repository.update(id, change);
          }
        });
  }

  @Nested
  class AList {

    @Test
    void ofOverdueSessionsLeavesOutPausesAndEnds() {
      assertThat(list("--overdue")).containsExactly(2, 1);
    }

    @Test
    void ofOverdueSessionsTakesAllOtherFilters() {
      assertThat(list("--overdue", "--limit", "1")).containsExactly(2);
      assertThat(list("--overdue", "--limit", "0", "--status", "planning")).containsExactly(1);
      assertThat(list("--overdue", "--branch", "feature/auth")).containsExactly(2);
      assertThat(list("--overdue", "--status", "completed")).isEmpty();
      assertThat(list("--overdue", "--stale", "150m")).containsExactly(1);
    }

    @Test
    void ofStaleSessionsHasThoseThatNothingChangedForSoLong() {
      assertThat(list("--stale", "2h")).containsExactly(3, 2, 1, 5);
      assertThat(list("--stale", "2h1s")).containsExactly(2, 1, 5);
      assertThat(list("--stale", "3d")).containsExactly(5);
      assertThat(list("--stale", "999999999w")).isEmpty();
      assertThat(list("--stale", "0s", "--limit", "1", "--status=planning")).containsExactly(3);
    }

    @Test
    void ofStaleSessionsForgetsWhoIsChanged() {
      cli.run("update", "01", "--add=statistics.total_tasks=1").data();

      assertThat(list("--stale", "1s")).containsExactly(3, 2, 5);
    }

    @Test
    void changesNothing() {
      var before = cli.content();

      list("--overdue");
      list("--stale", "1s");

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void warnsOfWhatCannotBeRead() {
      CliRun run = failingAt(0).run("list", "--overdue");

      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEqualTo("warning: cannot read /repo/x: is \\u001b[2Jempty\n");
    }
  }

  @Nested
  class ForPrograms {

    private static final String SWEPT =
        "{\"swept\": ["
            + "{\"session_id\": \"01000000-0000-4000-8000-000000000000\", \"from\": \"planning\","
            + " \"revision\": 2, \"elapsed_seconds\": 9000.0, \"timeout_minutes\": 120}, "
            + "{\"session_id\": \"02000000-0000-4000-8000-000000000000\","
            + " \"from\": \"implementing\","
            + " \"revision\": 2, \"elapsed_seconds\": 7201.0, \"timeout_minutes\": 120}],"
            + " \"refused\": [], \"dry_run\": ";

    @Test
    void tellsWhatWasSwept() {
      assertThat(cli.run("sweep").data()).isEqualTo(SWEPT + "false}\n");
      assertThat(status(1)).isEqualTo(SessionStatus.FAILED);
      assertThat(status(2)).isEqualTo(SessionStatus.FAILED);
      assertThat(status(3)).isEqualTo(SessionStatus.PLANNING);
      assertThat(status(5)).isEqualTo(SessionStatus.PAUSED);
      assertThat(cli.repository.history(Cli.id(1)).get(1).reason()).contains("timed_out");
    }

    @Test
    void tellsWhatWouldBeSweptAndChangesNothing() {
      var before = cli.content();

      assertThat(cli.run("sweep", "--dry-run").data()).isEqualTo(SWEPT + "true}\n");
      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void succeedsWhereNothingIsOverdue() {
      cli.run("sweep").data();

      assertThat(cli.run("sweep", "--output", "pretty").data())
          .isEqualTo("{\n  \"swept\": [],\n  \"refused\": [],\n  \"dry_run\": false\n}\n");
    }

    @Test
    void tellsWhatCouldNotBeDoneAndEndsWithItsCode() {
      CliRun run = failingAt(1).run("sweep");

      assertThat(run.exit()).isEqualTo(7);
      assertThat(run.out())
          .contains("\"swept\": [{\"session_id\": \"02000000", "\"dry_run\": false")
          .contains(
              "\"refused\": [{\"session_id\": \"01000000-0000-4000-8000-000000000000\","
                  + " \"code\": \"store_unavailable\","
                  + " \"message\": \"cannot write \\u001b[2J\"");
      assertThat(run.err()).isEqualTo("warning: cannot read /repo/x: is \\u001b[2Jempty\n");
      assertThat(status(1)).isEqualTo(SessionStatus.PLANNING);
      assertThat(status(2)).isEqualTo(SessionStatus.FAILED);
    }
  }

  @Nested
  class ForPeople {

    @Test
    void hasALineForEachAndASum() {
      assertThat(cli.onTerminal().run("sweep").out())
          .isEqualTo(
              """
              01000000-0000-4000-8000-000000000000: went from planning to failed, after 2h30m of 2h
              02000000-0000-4000-8000-000000000000: went from implementing to failed, after 2h1s of 2h
              2 sessions timed out
              """);
      assertThat(cli.run("sweep").out()).isEqualTo("nothing is overdue\n");
    }

    @Test
    void saysWhatWouldBeDone() {
      assertThat(cli.run("sweep", "--dry-run", "--output", "text").out())
          .contains("01000000-0000-4000-8000-000000000000: would go from planning to failed")
          .endsWith("\n2 sessions would time out\n");
    }

    @Test
    void saysWhatCouldNotBeDone() {
      assertThat(failingAt(1).run("sweep", "--output=text").out())
          .contains("01000000-0000-4000-8000-000000000000: stays: cannot write \\u001b[2J\n")
          .endsWith("\n1 session timed out, 1 overdue but not moved\n");
    }
  }
}
